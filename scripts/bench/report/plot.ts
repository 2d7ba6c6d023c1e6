import { peerModule } from "../peers.ts";
import type { Plot } from "../result.ts";

/** What is used of echarts, which is a peer: it is not there in the default install. */
interface ECharts {
  init(
    element: null,
    theme: null,
    options: { renderer: "svg"; ssr: true; width: number; height: number },
  ): {
    setOption(option: object): void;
    renderToSVGString(): string;
    dispose(): void;
  };
}

const [ours, peers, limitColour] = ["#405bff", "#9aa4b2", "#d6336c"];

/** Draws horizontal bars, the shortest at the top, this project's own in another colour. @returns SVG */
export async function renderPlot({ title, axis, values, logarithmic = false, limit }: Plot): Promise<string> {
  const echarts = (await import(peerModule("node_modules/echarts/index.js").href)) as ECharts; // the part of it that is used
  const sorted = values.toSorted((a, b) => b.value - a.value);
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 760, height: 110 + sorted.length * 30 });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, left: 12, top: 10, textStyle: { fontSize: 15 } },
    grid: { left: 190, right: 70, top: 50, bottom: 48 },
    xAxis: { type: logarithmic ? "log" : "value", name: axis, nameLocation: "middle", nameGap: 28 },
    yAxis: { type: "category", data: sorted.map(({ name }) => name), axisTick: { show: false } },
    series: [
      {
        type: "bar",
        barMaxWidth: 18,
        label: {
          show: true,
          position: "right",
          formatter: ({ value }: { value: number }) => String(Number(value.toPrecision(3))),
        },
        data: sorted.map(({ name, value }) => ({
          value,
          itemStyle: { color: name.includes("ld-rest") ? ours : peers },
        })),
        ...(limit === undefined
          ? {}
          : {
              markLine: {
                symbol: "none",
                label: { formatter: `bar: ${limit}` },
                lineStyle: { color: limitColour },
                data: [{ xAxis: limit }],
              },
            }),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
