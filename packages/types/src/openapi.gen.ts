// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

export interface paths {
    "/api/v2/applications/{applicationKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an application
         * @description Returns the application with the given key. The flags that it has evaluated are included only when `expand` asks for them.
         */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/integration-configurations/keys/{integrationKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the configurations of an integration
         * @description Returns every configuration that has the given integration key. Persistent store integrations and flag import configurations are left out: they have endpoints of their own.
         */
        get: operations["getAllIntegrationConfigurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What the caller may and may not do with a resource, with the reasons. */
        Access: {
            /** @description Actions that are refused to the caller. */
            denied: components["schemas"]["AccessDenied"][];
            /** @description Actions that are open to the caller. */
            allowed: components["schemas"]["AccessAllowed"][];
        };
        /** @description One action that is allowed, and why. */
        AccessAllowed: {
            /** @description Name of the action. */
            action: string;
            /** @description Policy statement by which the action is allowed. */
            reason: components["schemas"]["AccessReason"];
        };
        /** @description One action that is refused, and why. */
        AccessDenied: {
            /** @description Name of the action. */
            action: string;
            /** @description Policy statement by which the action is refused. */
            reason: components["schemas"]["AccessReason"];
        };
        /** @description The policy statement that decides whether an action is allowed. */
        AccessReason: {
            /**
             * @description Whether the statement allows or denies.
             * @enum {string}
             */
            effect: "allow" | "deny";
            /** @description Specifiers of the resources that the statement covers. Not used together with `notResources`. */
            resources?: string[];
            /** @description Specifiers of the resources that it leaves out, covering all others. Excludes `resources`. */
            notResources?: string[];
            /** @description Actions that the statement covers; `*` is all. Not used together with `notActions`. */
            actions?: string[];
            /** @description Actions that it leaves out, covering all others. Excludes `actions`. */
            notActions?: string[];
            /** @description Name of the role that the statement belongs to. */
            role_name?: string;
        };
        /** @description An app, site or service that evaluates feature flags. */
        Application: {
            /** @description True when LaunchDarkly added the application by itself, having seen it in the context of a flag evaluation; false when someone created it in the UI or over the API. */
            autoAdded: boolean;
            /** @description Key that identifies the application within the account. */
            key: string;
            /**
             * @description Where the application runs.
             * @enum {string}
             */
            kind: "browser" | "mobile" | "server";
            /** @description Name of the application, for people. */
            name: string;
            /** @description Flags that the application has evaluated. Present only when `expand` names `flags`. */
            flags?: components["schemas"]["ApplicationFlagCollection"];
            /** @description What the caller may and may not do with the application. */
            _access?: components["schemas"]["Access"];
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description Version number of the application. */
            _version?: number;
            /**
             * Format: int64
             * @description When this version of the application was created, in milliseconds since the Unix epoch.
             */
            creationDate?: number;
            /** @description What the application is, in a few words. */
            description?: string;
            /** @description Who looks after the application. */
            _maintainer?: components["schemas"]["Maintainer"];
        };
        /** @description The flags that an application has evaluated. */
        ApplicationFlagCollection: {
            /** @description The flags, one entry for each. */
            items?: components["schemas"]["FlagListing"][];
            /** @description How many flags there are in total. */
            totalCount?: number;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        /** @description How an integration handles approval requests. */
        ApprovalsCapabilityConfig: {
            /** @description Form variables that approvals need on top of the integration's own. */
            additionalFormVariables?: components["schemas"]["FormVariable"][];
        };
        /** @description Which audit log events an integration is sent. */
        AuditLogEventsHookCapabilityConfig: {
            /** @description Policy statements that select the events by resource and action. */
            statements?: components["schemas"]["Statement"][];
        };
        /** @description Settings of an integration's capabilities, each under the capability's name. */
        CapabilityConfig: {
            /** @description Settings for approval requests that the third-party service handles. */
            approvals?: components["schemas"]["ApprovalsCapabilityConfig"];
            /** @description Settings for the audit log events that the third-party service is sent. */
            auditLogEventsHook?: components["schemas"]["AuditLogEventsHookCapabilityConfig"];
        };
        /** @description How the options of a field are fetched from the third-party service. */
        DynamicOptions: {
            /** @description The request that fetches the options. */
            endpoint?: components["schemas"]["Endpoint"];
            /** @description How to find the options in the answer. */
            parser?: components["schemas"]["DynamicOptionsParser"];
        };
        /** @description Where the options stand in the answer of the third-party service. */
        DynamicOptionsParser: {
            /** @description Where label and value stand within one option. */
            optionsItems?: components["schemas"]["OptionsArray"];
            /** @description JSON pointer to the list of options in the answer. */
            optionsPath?: string;
        };
        /** @description A request that LaunchDarkly makes to the third-party service. */
        Endpoint: {
            /** @description Headers of the request. */
            headers?: components["schemas"]["HeaderItems"][];
            /** @description How the request is signed. Absent if it isn't. */
            hmacSignature?: components["schemas"]["HMACSignature"];
            /** @description HTTP method of the request. */
            method?: string;
            /** @description URL of the request. Can hold templates such as `{{hostURL}}`, which form variables fill. */
            url?: string;
        };
        /** @description What went wrong. Every error has this body. */
        ErrorBody: {
            /** @description The error, described for a person. */
            message: string;
            /** @description Class of the error: `invalid_request`, `unauthorized`, `forbidden`, `not_found`, `method_not_allowed` or `rate_limited`. Some errors have none. */
            code?: string;
            /** @description Unique id of this occurrence, to quote to LaunchDarkly's support. */
            id?: string;
        };
        /** @description A feature flag in brief. */
        FlagListing: {
            /** @description Name of the flag, for people. */
            name: string;
            /** @description Key of the flag. */
            key: string;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description Page of the flag in LaunchDarkly's UI. */
            _site?: components["schemas"]["Link"];
        };
        /** @description One field of the form in which an integration is configured. */
        FormVariable: {
            /** @description Key under which the entered value is kept, and by which templates refer to it. */
            key?: string;
            /** @description Label of the field. */
            name?: string;
            /** @description Kind of field, such as `string`, `enum` or `dynamicEnum`. */
            type?: string;
            /** @description Help text of the field. */
            description?: string;
            /** @description Text that the field shows while it is empty. */
            placeholder?: string;
            /** @description Whether the field may stay empty. */
            isOptional?: boolean;
            /** @description Value of the field until someone changes it. Can be of any type. */
            defaultValue?: unknown;
            /** @description Values to choose from, where they are fixed. */
            allowedValues?: string[];
            /** @description Where to fetch the values to choose from, where they are not fixed. */
            dynamicOptions?: components["schemas"]["DynamicOptions"];
        };
        /** @description How a request is signed with a keyed hash (HMAC). */
        HMACSignature: {
            /** @description Name of the header that carries the signature. */
            headerName?: string;
            /** @description Key of the form variable that holds the signing secret. */
            hmacSecretFormVariableKey?: string;
        };
        /** @description One header of a request. */
        HeaderItems: {
            /** @description Name of the header. */
            name?: string;
            /** @description Value of the header. Can hold templates, which form variables fill. */
            value?: string;
        };
        /** @description One connection of the account to a third-party service. */
        IntegrationConfiguration: {
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description Id of the configuration. */
            _id: string;
            /** @description Name of the configuration, for people. */
            name: string;
            /**
             * Format: int64
             * @description When the configuration was created, in milliseconds since the Unix epoch.
             */
            _createdAt?: number;
            /** @description Key of the integration that is configured, such as `datadog`. */
            _integrationKey?: string;
            /** @description Tags that the account has put on the configuration. */
            tags?: string[];
            /** @description Whether the configuration is switched on. */
            enabled?: boolean;
            /** @description What the caller may and may not do with the configuration. */
            _access?: components["schemas"]["Access"];
            /** @description Settings by the key of their form variable. Which there are depends on the integration. */
            configValues?: {
                [key: string]: unknown;
            };
            /** @description Settings of what the integration can do, by capability. */
            capabilityConfig?: components["schemas"]["CapabilityConfig"];
        };
        /** @description The configurations that share an integration key. */
        IntegrationConfigurationCollection: {
            /** @description The configurations, one entry for each. */
            items: components["schemas"]["IntegrationConfiguration"][];
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        /** @description Address of a related resource or page. */
        Link: {
            /** @description Path or URL of the target. */
            href?: string;
            /** @description Media type of the target. */
            type?: string;
        };
        /** @description The account member or the team that looks after something. */
        Maintainer: {
            /** @description The maintainer, if it is a member. */
            member?: components["schemas"]["MemberSummary"];
            /** @description The maintainer, if it is a team. */
            team?: components["schemas"]["TeamSummary"];
        };
        /** @description An account member in brief. */
        MemberSummary: {
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description Id of the member. */
            _id: string;
            /** @description The member's base role, such as `admin`. */
            role: string;
            /**
             * Format: email
             * @description The member's email address.
             */
            email: string;
            /** @description The member's given name. */
            firstName?: string;
            /** @description The member's family name. */
            lastName?: string;
        };
        /** @description Where the parts of one option stand. A single object, in spite of its name. */
        OptionsArray: {
            /** @description JSON pointer to the text that a person sees. */
            label?: string;
            /** @description JSON pointer to the value that is kept. */
            value?: string;
        };
        /** @description A policy statement, which allows or denies actions on resources. */
        Statement: {
            /**
             * @description Whether the statement allows or denies.
             * @enum {string}
             */
            effect: "allow" | "deny";
            /** @description Specifiers of the resources that the statement covers. Not used together with `notResources`. */
            resources?: string[];
            /** @description Specifiers of the resources that it leaves out, covering all others. Excludes `resources`. */
            notResources?: string[];
            /** @description Actions that the statement covers; `*` is all. Not used together with `notActions`. */
            actions?: string[];
            /** @description Actions that it leaves out, covering all others. Excludes `actions`. */
            notActions?: string[];
        };
        /** @description A team in brief. */
        TeamSummary: {
            /** @description Keys of the custom roles that the team grants its members. */
            customRoleKeys: string[];
            /** @description Key of the team. */
            key: string;
            /** @description Name of the team, for people. */
            name: string;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
        };
    };
    responses: {
        /** @description The request is malformed or invalid. A retry fails again. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The token's roles don't allow the action. Where the API is in beta, also: the call lacks the header `LD-API-Version: beta`; the body then has a `message` but no `code`. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The resource that the request names doesn't exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A rate limit is used up. For the limit of the account or the route, wait until `X-Ratelimit-Reset`; for the limit by IP address, wait at least as long as `Retry-After` says. */
        TooManyRequests: {
            headers: {
                "X-Ratelimit-Global-Remaining": components["headers"]["RatelimitGlobalRemaining"];
                "X-Ratelimit-Route-Remaining": components["headers"]["RatelimitRouteRemaining"];
                "X-Ratelimit-Reset": components["headers"]["RatelimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The access token is missing, is not valid, or is a key of another sort, such as an SDK key. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description Properties to include that are left out by default. In the URL they are separated by commas.
         * @example [
         *       "flags"
         *     ]
         */
        ApplicationExpand: "flags"[];
        /**
         * @description Key of the application.
         * @example com.launchdarkly.cafe
         */
        ApplicationKey: string;
        /**
         * @description Version of the API that the call is made for. A beta operation takes `beta` alone, and answers a call without this header with 403.
         * @example beta
         */
        BetaVersion: "beta";
        /**
         * @description Key of the integration whose configurations are listed.
         * @example datadog
         */
        IntegrationKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description How many more requests the account may make, over all routes and all of its tokens, in the current window of ten seconds. Absent where no global limit applies. */
        RatelimitGlobalRemaining: number;
        /** @description When the current window of ten seconds ends, by the server's clock, in milliseconds since the Unix epoch. Can lie in the past of a caller whose clock runs ahead. */
        RatelimitReset: number;
        /** @description How many more requests the account may make to this route, with all of its tokens, in the current window of ten seconds. Absent where the route has no limit of its own. */
        RatelimitRouteRemaining: number;
        /** @description How many seconds to wait, at least, before the next request. Sent when the limit is one by IP address; add jitter to it. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getApplication: {
        parameters: {
            query?: {
                /**
                 * @description Properties to include that are left out by default. In the URL they are separated by commas.
                 * @example [
                 *       "flags"
                 *     ]
                 */
                expand?: components["parameters"]["ApplicationExpand"];
            };
            header?: {
                /**
                 * @description Version of the API that the call is made for. A beta operation takes `beta` alone, and answers a call without this header with 403.
                 * @example beta
                 */
                "LD-API-Version"?: components["parameters"]["BetaVersion"];
            };
            path: {
                /**
                 * @description Key of the application.
                 * @example com.launchdarkly.cafe
                 */
                applicationKey: components["parameters"]["ApplicationKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application. */
            200: {
                headers: {
                    "X-Ratelimit-Global-Remaining": components["headers"]["RatelimitGlobalRemaining"];
                    "X-Ratelimit-Route-Remaining": components["headers"]["RatelimitRouteRemaining"];
                    "X-Ratelimit-Reset": components["headers"]["RatelimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getAllIntegrationConfigurations: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Version of the API that the call is made for. A beta operation takes `beta` alone, and answers a call without this header with 403.
                 * @example beta
                 */
                "LD-API-Version"?: components["parameters"]["BetaVersion"];
            };
            path: {
                /**
                 * @description Key of the integration whose configurations are listed.
                 * @example datadog
                 */
                integrationKey: components["parameters"]["IntegrationKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configurations of the integration, all in one answer. */
            200: {
                headers: {
                    "X-Ratelimit-Global-Remaining": components["headers"]["RatelimitGlobalRemaining"];
                    "X-Ratelimit-Route-Remaining": components["headers"]["RatelimitRouteRemaining"];
                    "X-Ratelimit-Reset": components["headers"]["RatelimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationConfigurationCollection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
