// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// ../node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = /* @__PURE__ */ __commonJS({
  "../node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var Access = validate52;
var schema21 = { "$id": "https://schemas.invalid/AccessReason", "type": "object", "required": ["effect"], "properties": { "effect": { "type": "string", "enum": ["allow", "deny"] }, "resources": { "type": "array", "items": { "type": "string" } }, "notResources": { "type": "array", "items": { "type": "string" } }, "actions": { "type": "array", "items": { "type": "string" } }, "notActions": { "type": "array", "items": { "type": "string" } }, "role_name": { "type": "string" } } };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.effect === void 0 && (missing0 = "effect")) {
        validate54.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.effect !== void 0) {
          let data0 = data.effect;
          const _errs1 = errors;
          if (typeof data0 !== "string") {
            validate54.errors = [{ instancePath: instancePath + "/effect", keyword: "type", params: { type: "string" } }];
            return false;
          }
          if (!(data0 === "allow" || data0 === "deny")) {
            validate54.errors = [{ instancePath: instancePath + "/effect", keyword: "enum", params: { allowedValues: schema21.properties.effect.enum } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.resources !== void 0) {
            let data1 = data.resources;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  const _errs5 = errors;
                  if (typeof data1[i0] !== "string") {
                    validate54.errors = [{ instancePath: instancePath + "/resources/" + i0, keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                validate54.errors = [{ instancePath: instancePath + "/resources", keyword: "type", params: { type: "array" } }];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.notResources !== void 0) {
              let data3 = data.notResources;
              const _errs7 = errors;
              if (errors === _errs7) {
                if (Array.isArray(data3)) {
                  var valid2 = true;
                  const len1 = data3.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    const _errs9 = errors;
                    if (typeof data3[i1] !== "string") {
                      validate54.errors = [{ instancePath: instancePath + "/notResources/" + i1, keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid2 = _errs9 === errors;
                    if (!valid2) {
                      break;
                    }
                  }
                } else {
                  validate54.errors = [{ instancePath: instancePath + "/notResources", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.actions !== void 0) {
                let data5 = data.actions;
                const _errs11 = errors;
                if (errors === _errs11) {
                  if (Array.isArray(data5)) {
                    var valid3 = true;
                    const len2 = data5.length;
                    for (let i2 = 0; i2 < len2; i2++) {
                      const _errs13 = errors;
                      if (typeof data5[i2] !== "string") {
                        validate54.errors = [{ instancePath: instancePath + "/actions/" + i2, keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid3 = _errs13 === errors;
                      if (!valid3) {
                        break;
                      }
                    }
                  } else {
                    validate54.errors = [{ instancePath: instancePath + "/actions", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs11 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.notActions !== void 0) {
                  let data7 = data.notActions;
                  const _errs15 = errors;
                  if (errors === _errs15) {
                    if (Array.isArray(data7)) {
                      var valid4 = true;
                      const len3 = data7.length;
                      for (let i3 = 0; i3 < len3; i3++) {
                        const _errs17 = errors;
                        if (typeof data7[i3] !== "string") {
                          validate54.errors = [{ instancePath: instancePath + "/notActions/" + i3, keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid4 = _errs17 === errors;
                        if (!valid4) {
                          break;
                        }
                      }
                    } else {
                      validate54.errors = [{ instancePath: instancePath + "/notActions", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs15 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.role_name !== void 0) {
                    const _errs19 = errors;
                    if (typeof data.role_name !== "string") {
                      validate54.errors = [{ instancePath: instancePath + "/role_name", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid0 = _errs19 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate54.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate54.errors = vErrors;
  return errors === 0;
}
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.reason === void 0 && (missing0 = "reason")) {
        validate53.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.action !== void 0) {
          const _errs1 = errors;
          if (typeof data.action !== "string") {
            validate53.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.reason !== void 0) {
            const _errs3 = errors;
            if (!validate54(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate53.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate53.errors = vErrors;
  return errors === 0;
}
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.action === void 0 && (missing0 = "action") || data.reason === void 0 && (missing0 = "reason")) {
        validate57.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.action !== void 0) {
          const _errs1 = errors;
          if (typeof data.action !== "string") {
            validate57.errors = [{ instancePath: instancePath + "/action", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.reason !== void 0) {
            const _errs3 = errors;
            if (!validate54(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate57.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate57.errors = vErrors;
  return errors === 0;
}
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.denied === void 0 && (missing0 = "denied") || data.allowed === void 0 && (missing0 = "allowed")) {
        validate52.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.denied !== void 0) {
          let data0 = data.denied;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs3 = errors;
                if (!validate53(data0[i0], { instancePath: instancePath + "/denied/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                  errors = vErrors.length;
                }
                var valid1 = _errs3 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate52.errors = [{ instancePath: instancePath + "/denied", keyword: "type", params: { type: "array" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.allowed !== void 0) {
            let data2 = data.allowed;
            const _errs4 = errors;
            if (errors === _errs4) {
              if (Array.isArray(data2)) {
                var valid2 = true;
                const len1 = data2.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  const _errs6 = errors;
                  if (!validate57(data2[i1], { instancePath: instancePath + "/allowed/" + i1, parentData: data2, parentDataProperty: i1, rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
                    errors = vErrors.length;
                  }
                  var valid2 = _errs6 === errors;
                  if (!valid2) {
                    break;
                  }
                }
              } else {
                validate52.errors = [{ instancePath: instancePath + "/allowed", keyword: "type", params: { type: "array" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate52.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate52.errors = vErrors;
  return errors === 0;
}
var AccessAllowed = validate57;
var AccessDenied = validate53;
var AccessReason = validate54;
var Application = validate60;
var schema23 = { "$id": "https://schemas.invalid/Application", "type": "object", "required": ["autoAdded", "key", "kind", "name"], "properties": { "autoAdded": { "type": "boolean" }, "key": { "type": "string" }, "kind": { "type": "string", "enum": ["browser", "mobile", "server"] }, "name": { "type": "string" }, "flags": { "$ref": "https://schemas.invalid/ApplicationFlagCollection" }, "_access": { "$ref": "https://schemas.invalid/Access" }, "_links": { "type": "object", "additionalProperties": { "$ref": "https://schemas.invalid/Link" } }, "_version": { "type": "integer" }, "creationDate": { "type": "integer" }, "description": { "type": "string" }, "_maintainer": { "$ref": "https://schemas.invalid/Maintainer" } } };
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.href !== void 0) {
        const _errs1 = errors;
        if (typeof data.href !== "string") {
          validate63.errors = [{ instancePath: instancePath + "/href", keyword: "type", params: { type: "string" } }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.type !== void 0) {
          const _errs3 = errors;
          if (typeof data.type !== "string") {
            validate63.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate63.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate63.errors = vErrors;
  return errors === 0;
}
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name") || data.key === void 0 && (missing0 = "key")) {
        validate62.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.name !== void 0) {
          const _errs1 = errors;
          if (typeof data.name !== "string") {
            validate62.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.key !== void 0) {
            const _errs3 = errors;
            if (typeof data.key !== "string") {
              validate62.errors = [{ instancePath: instancePath + "/key", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data._links !== void 0) {
              let data2 = data._links;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                  for (const key0 in data2) {
                    const _errs8 = errors;
                    if (!validate63(data2[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key0, rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                      errors = vErrors.length;
                    }
                    var valid1 = _errs8 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate62.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data._site !== void 0) {
                const _errs9 = errors;
                if (!validate63(data._site, { instancePath: instancePath + "/_site", parentData: data, parentDataProperty: "_site", rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                  errors = vErrors.length;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate62.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate62.errors = vErrors;
  return errors === 0;
}
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.items !== void 0) {
        let data0 = data.items;
        const _errs1 = errors;
        if (errors === _errs1) {
          if (Array.isArray(data0)) {
            var valid1 = true;
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              const _errs3 = errors;
              if (!validate62(data0[i0], { instancePath: instancePath + "/items/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
                errors = vErrors.length;
              }
              var valid1 = _errs3 === errors;
              if (!valid1) {
                break;
              }
            }
          } else {
            validate61.errors = [{ instancePath: instancePath + "/items", keyword: "type", params: { type: "array" } }];
            return false;
          }
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.totalCount !== void 0) {
          let data2 = data.totalCount;
          const _errs4 = errors;
          if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)))) {
            validate61.errors = [{ instancePath: instancePath + "/totalCount", keyword: "type", params: { type: "integer" } }];
            return false;
          }
          var valid0 = _errs4 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data._links !== void 0) {
            let data3 = data._links;
            const _errs6 = errors;
            if (errors === _errs6) {
              if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                for (const key0 in data3) {
                  const _errs9 = errors;
                  if (!validate63(data3[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key0, rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                    errors = vErrors.length;
                  }
                  var valid2 = _errs9 === errors;
                  if (!valid2) {
                    break;
                  }
                }
              } else {
                validate61.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
                return false;
              }
            }
            var valid0 = _errs6 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate61.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate61.errors = vErrors;
  return errors === 0;
}
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data._links === void 0 && (missing0 = "_links") || data._id === void 0 && (missing0 = "_id") || data.role === void 0 && (missing0 = "role") || data.email === void 0 && (missing0 = "email")) {
        validate72.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data._links !== void 0) {
          let data0 = data._links;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              for (const key0 in data0) {
                const _errs4 = errors;
                if (!validate63(data0[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key0, rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                  errors = vErrors.length;
                }
                var valid1 = _errs4 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate72.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data._id !== void 0) {
            const _errs5 = errors;
            if (typeof data._id !== "string") {
              validate72.errors = [{ instancePath: instancePath + "/_id", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.role !== void 0) {
              const _errs7 = errors;
              if (typeof data.role !== "string") {
                validate72.errors = [{ instancePath: instancePath + "/role", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.email !== void 0) {
                const _errs9 = errors;
                if (typeof data.email !== "string") {
                  validate72.errors = [{ instancePath: instancePath + "/email", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.firstName !== void 0) {
                  const _errs11 = errors;
                  if (typeof data.firstName !== "string") {
                    validate72.errors = [{ instancePath: instancePath + "/firstName", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.lastName !== void 0) {
                    const _errs13 = errors;
                    if (typeof data.lastName !== "string") {
                      validate72.errors = [{ instancePath: instancePath + "/lastName", keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate72.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate72.errors = vErrors;
  return errors === 0;
}
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.customRoleKeys === void 0 && (missing0 = "customRoleKeys") || data.key === void 0 && (missing0 = "key") || data.name === void 0 && (missing0 = "name")) {
        validate75.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.customRoleKeys !== void 0) {
          let data0 = data.customRoleKeys;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs3 = errors;
                if (typeof data0[i0] !== "string") {
                  validate75.errors = [{ instancePath: instancePath + "/customRoleKeys/" + i0, keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid1 = _errs3 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate75.errors = [{ instancePath: instancePath + "/customRoleKeys", keyword: "type", params: { type: "array" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.key !== void 0) {
            const _errs5 = errors;
            if (typeof data.key !== "string") {
              validate75.errors = [{ instancePath: instancePath + "/key", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.name !== void 0) {
              const _errs7 = errors;
              if (typeof data.name !== "string") {
                validate75.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data._links !== void 0) {
                let data4 = data._links;
                const _errs9 = errors;
                if (errors === _errs9) {
                  if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                    for (const key0 in data4) {
                      const _errs12 = errors;
                      if (!validate63(data4[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key0, rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                        errors = vErrors.length;
                      }
                      var valid2 = _errs12 === errors;
                      if (!valid2) {
                        break;
                      }
                    }
                  } else {
                    validate75.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
                    return false;
                  }
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate75.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate75.errors = vErrors;
  return errors === 0;
}
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.member !== void 0) {
        const _errs1 = errors;
        if (!validate72(data.member, { instancePath: instancePath + "/member", parentData: data, parentDataProperty: "member", rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
          errors = vErrors.length;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.team !== void 0) {
          const _errs2 = errors;
          if (!validate75(data.team, { instancePath: instancePath + "/team", parentData: data, parentDataProperty: "team", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate71.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate71.errors = vErrors;
  return errors === 0;
}
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.autoAdded === void 0 && (missing0 = "autoAdded") || data.key === void 0 && (missing0 = "key") || data.kind === void 0 && (missing0 = "kind") || data.name === void 0 && (missing0 = "name")) {
        validate60.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.autoAdded !== void 0) {
          const _errs1 = errors;
          if (typeof data.autoAdded !== "boolean") {
            validate60.errors = [{ instancePath: instancePath + "/autoAdded", keyword: "type", params: { type: "boolean" } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.key !== void 0) {
            const _errs3 = errors;
            if (typeof data.key !== "string") {
              validate60.errors = [{ instancePath: instancePath + "/key", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.kind !== void 0) {
              let data2 = data.kind;
              const _errs5 = errors;
              if (typeof data2 !== "string") {
                validate60.errors = [{ instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } }];
                return false;
              }
              if (!(data2 === "browser" || data2 === "mobile" || data2 === "server")) {
                validate60.errors = [{ instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema23.properties.kind.enum } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.name !== void 0) {
                const _errs7 = errors;
                if (typeof data.name !== "string") {
                  validate60.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.flags !== void 0) {
                  const _errs9 = errors;
                  if (!validate61(data.flags, { instancePath: instancePath + "/flags", parentData: data, parentDataProperty: "flags", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
                    errors = vErrors.length;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data._access !== void 0) {
                    const _errs10 = errors;
                    if (!validate52(data._access, { instancePath: instancePath + "/_access", parentData: data, parentDataProperty: "_access", rootData, dynamicAnchors })) {
                      vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data._links !== void 0) {
                      let data6 = data._links;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                          for (const key0 in data6) {
                            const _errs14 = errors;
                            if (!validate63(data6[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data6, parentDataProperty: key0, rootData, dynamicAnchors })) {
                              vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                              errors = vErrors.length;
                            }
                            var valid1 = _errs14 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate60.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data._version !== void 0) {
                        let data8 = data._version;
                        const _errs15 = errors;
                        if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)))) {
                          validate60.errors = [{ instancePath: instancePath + "/_version", keyword: "type", params: { type: "integer" } }];
                          return false;
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.creationDate !== void 0) {
                          let data9 = data.creationDate;
                          const _errs17 = errors;
                          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)))) {
                            validate60.errors = [{ instancePath: instancePath + "/creationDate", keyword: "type", params: { type: "integer" } }];
                            return false;
                          }
                          var valid0 = _errs17 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.description !== void 0) {
                            const _errs19 = errors;
                            if (typeof data.description !== "string") {
                              validate60.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: "string" } }];
                              return false;
                            }
                            var valid0 = _errs19 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data._maintainer !== void 0) {
                              const _errs21 = errors;
                              if (!validate71(data._maintainer, { instancePath: instancePath + "/_maintainer", parentData: data, parentDataProperty: "_maintainer", rootData, dynamicAnchors })) {
                                vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
                                errors = vErrors.length;
                              }
                              var valid0 = _errs21 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate60.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate60.errors = vErrors;
  return errors === 0;
}
var ApplicationFlagCollection = validate61;
var ApprovalsCapabilityConfig = validate79;
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.name !== void 0) {
        const _errs1 = errors;
        if (typeof data.name !== "string") {
          validate83.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.value !== void 0) {
          const _errs3 = errors;
          if (typeof data.value !== "string") {
            validate83.errors = [{ instancePath: instancePath + "/value", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate83.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate83.errors = vErrors;
  return errors === 0;
}
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.headerName !== void 0) {
        const _errs1 = errors;
        if (typeof data.headerName !== "string") {
          validate85.errors = [{ instancePath: instancePath + "/headerName", keyword: "type", params: { type: "string" } }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.hmacSecretFormVariableKey !== void 0) {
          const _errs3 = errors;
          if (typeof data.hmacSecretFormVariableKey !== "string") {
            validate85.errors = [{ instancePath: instancePath + "/hmacSecretFormVariableKey", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate85.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate85.errors = vErrors;
  return errors === 0;
}
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.headers !== void 0) {
        let data0 = data.headers;
        const _errs1 = errors;
        if (errors === _errs1) {
          if (Array.isArray(data0)) {
            var valid1 = true;
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              const _errs3 = errors;
              if (!validate83(data0[i0], { instancePath: instancePath + "/headers/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
                errors = vErrors.length;
              }
              var valid1 = _errs3 === errors;
              if (!valid1) {
                break;
              }
            }
          } else {
            validate82.errors = [{ instancePath: instancePath + "/headers", keyword: "type", params: { type: "array" } }];
            return false;
          }
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.hmacSignature !== void 0) {
          const _errs4 = errors;
          if (!validate85(data.hmacSignature, { instancePath: instancePath + "/hmacSignature", parentData: data, parentDataProperty: "hmacSignature", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs4 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.method !== void 0) {
            const _errs5 = errors;
            if (typeof data.method !== "string") {
              validate82.errors = [{ instancePath: instancePath + "/method", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.url !== void 0) {
              const _errs7 = errors;
              if (typeof data.url !== "string") {
                validate82.errors = [{ instancePath: instancePath + "/url", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate82.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate82.errors = vErrors;
  return errors === 0;
}
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.label !== void 0) {
        const _errs1 = errors;
        if (typeof data.label !== "string") {
          validate89.errors = [{ instancePath: instancePath + "/label", keyword: "type", params: { type: "string" } }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.value !== void 0) {
          const _errs3 = errors;
          if (typeof data.value !== "string") {
            validate89.errors = [{ instancePath: instancePath + "/value", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate89.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate89.errors = vErrors;
  return errors === 0;
}
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.optionsItems !== void 0) {
        const _errs1 = errors;
        if (!validate89(data.optionsItems, { instancePath: instancePath + "/optionsItems", parentData: data, parentDataProperty: "optionsItems", rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
          errors = vErrors.length;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.optionsPath !== void 0) {
          const _errs2 = errors;
          if (typeof data.optionsPath !== "string") {
            validate88.errors = [{ instancePath: instancePath + "/optionsPath", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate88.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate88.errors = vErrors;
  return errors === 0;
}
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.endpoint !== void 0) {
        const _errs1 = errors;
        if (!validate82(data.endpoint, { instancePath: instancePath + "/endpoint", parentData: data, parentDataProperty: "endpoint", rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
          errors = vErrors.length;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.parser !== void 0) {
          const _errs2 = errors;
          if (!validate88(data.parser, { instancePath: instancePath + "/parser", parentData: data, parentDataProperty: "parser", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate81.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate81.errors = vErrors;
  return errors === 0;
}
function validate80(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.key !== void 0) {
        const _errs1 = errors;
        if (typeof data.key !== "string") {
          validate80.errors = [{ instancePath: instancePath + "/key", keyword: "type", params: { type: "string" } }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.name !== void 0) {
          const _errs3 = errors;
          if (typeof data.name !== "string") {
            validate80.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.type !== void 0) {
            const _errs5 = errors;
            if (typeof data.type !== "string") {
              validate80.errors = [{ instancePath: instancePath + "/type", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.description !== void 0) {
              const _errs7 = errors;
              if (typeof data.description !== "string") {
                validate80.errors = [{ instancePath: instancePath + "/description", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.placeholder !== void 0) {
                const _errs9 = errors;
                if (typeof data.placeholder !== "string") {
                  validate80.errors = [{ instancePath: instancePath + "/placeholder", keyword: "type", params: { type: "string" } }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.isOptional !== void 0) {
                  const _errs11 = errors;
                  if (typeof data.isOptional !== "boolean") {
                    validate80.errors = [{ instancePath: instancePath + "/isOptional", keyword: "type", params: { type: "boolean" } }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.allowedValues !== void 0) {
                    let data6 = data.allowedValues;
                    const _errs13 = errors;
                    if (errors === _errs13) {
                      if (Array.isArray(data6)) {
                        var valid1 = true;
                        const len0 = data6.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          const _errs15 = errors;
                          if (typeof data6[i0] !== "string") {
                            validate80.errors = [{ instancePath: instancePath + "/allowedValues/" + i0, keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid1 = _errs15 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      } else {
                        validate80.errors = [{ instancePath: instancePath + "/allowedValues", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.dynamicOptions !== void 0) {
                      const _errs17 = errors;
                      if (!validate81(data.dynamicOptions, { instancePath: instancePath + "/dynamicOptions", parentData: data, parentDataProperty: "dynamicOptions", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs17 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate80.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate80.errors = vErrors;
  return errors === 0;
}
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.additionalFormVariables !== void 0) {
        let data0 = data.additionalFormVariables;
        const _errs1 = errors;
        if (errors === _errs1) {
          if (Array.isArray(data0)) {
            var valid1 = true;
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              const _errs3 = errors;
              if (!validate80(data0[i0], { instancePath: instancePath + "/additionalFormVariables/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
                errors = vErrors.length;
              }
              var valid1 = _errs3 === errors;
              if (!valid1) {
                break;
              }
            }
          } else {
            validate79.errors = [{ instancePath: instancePath + "/additionalFormVariables", keyword: "type", params: { type: "array" } }];
            return false;
          }
        }
      }
    } else {
      validate79.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate79.errors = vErrors;
  return errors === 0;
}
var AuditLogEventsHookCapabilityConfig = validate94;
var schema39 = { "$id": "https://schemas.invalid/Statement", "type": "object", "required": ["effect"], "properties": { "effect": { "type": "string", "enum": ["allow", "deny"] }, "resources": { "type": "array", "items": { "type": "string" } }, "notResources": { "type": "array", "items": { "type": "string" } }, "actions": { "type": "array", "items": { "type": "string" } }, "notActions": { "type": "array", "items": { "type": "string" } } } };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.effect === void 0 && (missing0 = "effect")) {
        validate95.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.effect !== void 0) {
          let data0 = data.effect;
          const _errs1 = errors;
          if (typeof data0 !== "string") {
            validate95.errors = [{ instancePath: instancePath + "/effect", keyword: "type", params: { type: "string" } }];
            return false;
          }
          if (!(data0 === "allow" || data0 === "deny")) {
            validate95.errors = [{ instancePath: instancePath + "/effect", keyword: "enum", params: { allowedValues: schema39.properties.effect.enum } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.resources !== void 0) {
            let data1 = data.resources;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  const _errs5 = errors;
                  if (typeof data1[i0] !== "string") {
                    validate95.errors = [{ instancePath: instancePath + "/resources/" + i0, keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                validate95.errors = [{ instancePath: instancePath + "/resources", keyword: "type", params: { type: "array" } }];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.notResources !== void 0) {
              let data3 = data.notResources;
              const _errs7 = errors;
              if (errors === _errs7) {
                if (Array.isArray(data3)) {
                  var valid2 = true;
                  const len1 = data3.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    const _errs9 = errors;
                    if (typeof data3[i1] !== "string") {
                      validate95.errors = [{ instancePath: instancePath + "/notResources/" + i1, keyword: "type", params: { type: "string" } }];
                      return false;
                    }
                    var valid2 = _errs9 === errors;
                    if (!valid2) {
                      break;
                    }
                  }
                } else {
                  validate95.errors = [{ instancePath: instancePath + "/notResources", keyword: "type", params: { type: "array" } }];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.actions !== void 0) {
                let data5 = data.actions;
                const _errs11 = errors;
                if (errors === _errs11) {
                  if (Array.isArray(data5)) {
                    var valid3 = true;
                    const len2 = data5.length;
                    for (let i2 = 0; i2 < len2; i2++) {
                      const _errs13 = errors;
                      if (typeof data5[i2] !== "string") {
                        validate95.errors = [{ instancePath: instancePath + "/actions/" + i2, keyword: "type", params: { type: "string" } }];
                        return false;
                      }
                      var valid3 = _errs13 === errors;
                      if (!valid3) {
                        break;
                      }
                    }
                  } else {
                    validate95.errors = [{ instancePath: instancePath + "/actions", keyword: "type", params: { type: "array" } }];
                    return false;
                  }
                }
                var valid0 = _errs11 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.notActions !== void 0) {
                  let data7 = data.notActions;
                  const _errs15 = errors;
                  if (errors === _errs15) {
                    if (Array.isArray(data7)) {
                      var valid4 = true;
                      const len3 = data7.length;
                      for (let i3 = 0; i3 < len3; i3++) {
                        const _errs17 = errors;
                        if (typeof data7[i3] !== "string") {
                          validate95.errors = [{ instancePath: instancePath + "/notActions/" + i3, keyword: "type", params: { type: "string" } }];
                          return false;
                        }
                        var valid4 = _errs17 === errors;
                        if (!valid4) {
                          break;
                        }
                      }
                    } else {
                      validate95.errors = [{ instancePath: instancePath + "/notActions", keyword: "type", params: { type: "array" } }];
                      return false;
                    }
                  }
                  var valid0 = _errs15 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate95.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate95.errors = vErrors;
  return errors === 0;
}
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.statements !== void 0) {
        let data0 = data.statements;
        const _errs1 = errors;
        if (errors === _errs1) {
          if (Array.isArray(data0)) {
            var valid1 = true;
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              const _errs3 = errors;
              if (!validate95(data0[i0], { instancePath: instancePath + "/statements/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
                errors = vErrors.length;
              }
              var valid1 = _errs3 === errors;
              if (!valid1) {
                break;
              }
            }
          } else {
            validate94.errors = [{ instancePath: instancePath + "/statements", keyword: "type", params: { type: "array" } }];
            return false;
          }
        }
      }
    } else {
      validate94.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate94.errors = vErrors;
  return errors === 0;
}
var CapabilityConfig = validate97;
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.approvals !== void 0) {
        const _errs1 = errors;
        if (!validate79(data.approvals, { instancePath: instancePath + "/approvals", parentData: data, parentDataProperty: "approvals", rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
          errors = vErrors.length;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.auditLogEventsHook !== void 0) {
          const _errs2 = errors;
          if (!validate94(data.auditLogEventsHook, { instancePath: instancePath + "/auditLogEventsHook", parentData: data, parentDataProperty: "auditLogEventsHook", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate97.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate97.errors = vErrors;
  return errors === 0;
}
var DynamicOptions = validate81;
var DynamicOptionsParser = validate88;
var Endpoint = validate82;
var ErrorBody = validate100;
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.message === void 0 && (missing0 = "message")) {
        validate100.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.message !== void 0) {
          const _errs1 = errors;
          if (typeof data.message !== "string") {
            validate100.errors = [{ instancePath: instancePath + "/message", keyword: "type", params: { type: "string" } }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.code !== void 0) {
            const _errs3 = errors;
            if (typeof data.code !== "string") {
              validate100.errors = [{ instancePath: instancePath + "/code", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.id !== void 0) {
              const _errs5 = errors;
              if (typeof data.id !== "string") {
                validate100.errors = [{ instancePath: instancePath + "/id", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate100.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate100.errors = vErrors;
  return errors === 0;
}
var FlagListing = validate62;
var FormVariable = validate80;
var HMACSignature = validate85;
var HeaderItems = validate83;
var IntegrationConfiguration = validate101;
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data._links === void 0 && (missing0 = "_links") || data._id === void 0 && (missing0 = "_id") || data.name === void 0 && (missing0 = "name")) {
        validate101.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data._links !== void 0) {
          let data0 = data._links;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              for (const key0 in data0) {
                const _errs4 = errors;
                if (!validate63(data0[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key0, rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                  errors = vErrors.length;
                }
                var valid1 = _errs4 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate101.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data._id !== void 0) {
            const _errs5 = errors;
            if (typeof data._id !== "string") {
              validate101.errors = [{ instancePath: instancePath + "/_id", keyword: "type", params: { type: "string" } }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.name !== void 0) {
              const _errs7 = errors;
              if (typeof data.name !== "string") {
                validate101.errors = [{ instancePath: instancePath + "/name", keyword: "type", params: { type: "string" } }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data._createdAt !== void 0) {
                let data4 = data._createdAt;
                const _errs9 = errors;
                if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
                  validate101.errors = [{ instancePath: instancePath + "/_createdAt", keyword: "type", params: { type: "integer" } }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data._integrationKey !== void 0) {
                  const _errs11 = errors;
                  if (typeof data._integrationKey !== "string") {
                    validate101.errors = [{ instancePath: instancePath + "/_integrationKey", keyword: "type", params: { type: "string" } }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.tags !== void 0) {
                    let data6 = data.tags;
                    const _errs13 = errors;
                    if (errors === _errs13) {
                      if (Array.isArray(data6)) {
                        var valid2 = true;
                        const len0 = data6.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          const _errs15 = errors;
                          if (typeof data6[i0] !== "string") {
                            validate101.errors = [{ instancePath: instancePath + "/tags/" + i0, keyword: "type", params: { type: "string" } }];
                            return false;
                          }
                          var valid2 = _errs15 === errors;
                          if (!valid2) {
                            break;
                          }
                        }
                      } else {
                        validate101.errors = [{ instancePath: instancePath + "/tags", keyword: "type", params: { type: "array" } }];
                        return false;
                      }
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.enabled !== void 0) {
                      const _errs17 = errors;
                      if (typeof data.enabled !== "boolean") {
                        validate101.errors = [{ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }];
                        return false;
                      }
                      var valid0 = _errs17 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data._access !== void 0) {
                        const _errs19 = errors;
                        if (!validate52(data._access, { instancePath: instancePath + "/_access", parentData: data, parentDataProperty: "_access", rootData, dynamicAnchors })) {
                          vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
                          errors = vErrors.length;
                        }
                        var valid0 = _errs19 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.configValues !== void 0) {
                          let data10 = data.configValues;
                          const _errs20 = errors;
                          if (errors === _errs20) {
                            if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                            } else {
                              validate101.errors = [{ instancePath: instancePath + "/configValues", keyword: "type", params: { type: "object" } }];
                              return false;
                            }
                          }
                          var valid0 = _errs20 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.capabilityConfig !== void 0) {
                            const _errs23 = errors;
                            if (!validate97(data.capabilityConfig, { instancePath: instancePath + "/capabilityConfig", parentData: data, parentDataProperty: "capabilityConfig", rootData, dynamicAnchors })) {
                              vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
                              errors = vErrors.length;
                            }
                            var valid0 = _errs23 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate101.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate101.errors = vErrors;
  return errors === 0;
}
var IntegrationConfigurationCollection = validate105;
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.items === void 0 && (missing0 = "items") || data._links === void 0 && (missing0 = "_links")) {
        validate105.errors = [{ instancePath, keyword: "required", params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.items !== void 0) {
          let data0 = data.items;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs3 = errors;
                if (!validate101(data0[i0], { instancePath: instancePath + "/items/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
                  vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
                  errors = vErrors.length;
                }
                var valid1 = _errs3 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate105.errors = [{ instancePath: instancePath + "/items", keyword: "type", params: { type: "array" } }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data._links !== void 0) {
            let data2 = data._links;
            const _errs4 = errors;
            if (errors === _errs4) {
              if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                for (const key0 in data2) {
                  const _errs7 = errors;
                  if (!validate63(data2[key0], { instancePath: instancePath + "/_links/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key0, rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
                    errors = vErrors.length;
                  }
                  var valid2 = _errs7 === errors;
                  if (!valid2) {
                    break;
                  }
                }
              } else {
                validate105.errors = [{ instancePath: instancePath + "/_links", keyword: "type", params: { type: "object" } }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate105.errors = [{ instancePath, keyword: "type", params: { type: "object" } }];
      return false;
    }
  }
  validate105.errors = vErrors;
  return errors === 0;
}
var Link = validate63;
var Maintainer = validate71;
var MemberSummary = validate72;
var OptionsArray = validate89;
var Statement = validate95;
var TeamSummary = validate75;
var inlinef0ebe3aa93e1 = validate108;
var func1 = /* @__PURE__ */ (() => require_ucs2length().default)();
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (typeof data === "string") {
      if (func1(data) < 1) {
        validate108.errors = [{ instancePath, keyword: "minLength", params: { limit: 1 } }];
        return false;
      }
    } else {
      validate108.errors = [{ instancePath, keyword: "type", params: { type: "string" } }];
      return false;
    }
  }
  validate108.errors = vErrors;
  return errors === 0;
}
var inlinef099840d4132 = validate109;
var schema45 = { "$id": "https://schemas.invalid/inlinef099840d4132", "type": "array", "items": { "type": "string", "enum": ["flags"] } };
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (Array.isArray(data)) {
      var valid0 = true;
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        const _errs1 = errors;
        if (typeof data0 !== "string") {
          validate109.errors = [{ instancePath: instancePath + "/" + i0, keyword: "type", params: { type: "string" } }];
          return false;
        }
        if (!(data0 === "flags")) {
          validate109.errors = [{ instancePath: instancePath + "/" + i0, keyword: "enum", params: { allowedValues: schema45.items.enum } }];
          return false;
        }
        var valid0 = _errs1 === errors;
        if (!valid0) {
          break;
        }
      }
    } else {
      validate109.errors = [{ instancePath, keyword: "type", params: { type: "array" } }];
      return false;
    }
  }
  validate109.errors = vErrors;
  return errors === 0;
}
export {
  Access,
  AccessAllowed,
  AccessDenied,
  AccessReason,
  Application,
  ApplicationFlagCollection,
  ApprovalsCapabilityConfig,
  AuditLogEventsHookCapabilityConfig,
  CapabilityConfig,
  DynamicOptions,
  DynamicOptionsParser,
  Endpoint,
  ErrorBody,
  FlagListing,
  FormVariable,
  HMACSignature,
  HeaderItems,
  IntegrationConfiguration,
  IntegrationConfigurationCollection,
  Link,
  Maintainer,
  MemberSummary,
  OptionsArray,
  Statement,
  TeamSummary,
  inlinef099840d4132,
  inlinef0ebe3aa93e1
};
