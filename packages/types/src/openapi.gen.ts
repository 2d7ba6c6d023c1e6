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
         * @description Returns the application with the given key. The flags that it has evaluated are included only if `expand` names them.
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
         * @description Returns all configurations with the given integration key, except those of persistent store integrations and flag imports, which have endpoints of their own.
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
            /** @description Actions that the caller may not take. */
            denied: components["schemas"]["AccessDenied"][];
            /** @description Actions that the caller may take. */
            allowed: components["schemas"]["AccessAllowed"][];
        };
        /** @description An allowed action, with the reason. */
        AccessAllowed: {
            /** @description Name of the action. */
            action: string;
            /** @description Policy statement that allows the action. */
            reason: components["schemas"]["AccessReason"];
        };
        /** @description A denied action, with the reason. */
        AccessDenied: {
            /** @description Name of the action. */
            action: string;
            /** @description Policy statement that denies the action. */
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
            /** @description Specifiers of resources that the statement doesn't cover; it covers all others. Not used together with `resources`. */
            notResources?: string[];
            /** @description Actions that the statement covers; `*` is all. Not used together with `notActions`. */
            actions?: string[];
            /** @description Actions that the statement doesn't cover; it covers all others. Not used together with `actions`. */
            notActions?: string[];
            /** @description Name of the role that the statement belongs to. */
            role_name?: string;
        };
        /** @description An app, site or service that evaluates feature flags. */
        Application: {
            /** @description Whether LaunchDarkly added the application automatically when it evaluated a flag, as opposed to someone creating it in the UI or through the API. */
            autoAdded: boolean;
            /** @description Key that identifies the application within the account. */
            key: string;
            /**
             * @description Where the application runs.
             * @enum {string}
             */
            kind: "browser" | "mobile" | "server";
            /** @description Display name of the application. */
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
            /** @description Short description of the application. */
            description?: string;
            /** @description Member or team that maintains the application. */
            _maintainer?: components["schemas"]["Maintainer"];
        };
        /** @description The flags that an application has evaluated. */
        ApplicationFlagCollection: {
            /** @description The flags. */
            items?: components["schemas"]["FlagListing"][];
            /** @description Total number of flags. */
            totalCount?: number;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
        };
        /** @description How an integration handles approval requests. */
        ApprovalsCapabilityConfig: {
            /** @description Form variables that approvals need in addition to the integration's own. */
            additionalFormVariables?: components["schemas"]["FormVariable"][];
        };
        /** @description Which audit log events are sent to an integration. */
        AuditLogEventsHookCapabilityConfig: {
            /** @description Policy statements that select the events by resource and action. */
            statements?: components["schemas"]["Statement"][];
        };
        /** @description Settings of an integration's capabilities, each under the capability's name. */
        CapabilityConfig: {
            /** @description Settings for approval requests that the third-party service handles. */
            approvals?: components["schemas"]["ApprovalsCapabilityConfig"];
            /** @description Settings for the audit log events that are sent to the third-party service. */
            auditLogEventsHook?: components["schemas"]["AuditLogEventsHookCapabilityConfig"];
        };
        /** @description How the options of a field are fetched from the third-party service. */
        DynamicOptions: {
            /** @description The request that fetches the options. */
            endpoint?: components["schemas"]["Endpoint"];
            /** @description Where the options are in the response. */
            parser?: components["schemas"]["DynamicOptionsParser"];
        };
        /** @description Where the options are in the response of the third-party service. */
        DynamicOptionsParser: {
            /** @description Where label and value are within an option. */
            optionsItems?: components["schemas"]["OptionsArray"];
            /** @description JSON Pointer to the list of options in the response. */
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
            /** @description URL of the request. May contain placeholders such as `{{hostURL}}` for the values of form variables. */
            url?: string;
        };
        /** @description Body of every error response. */
        ErrorBody: {
            /** @description Human-readable description of the error. */
            message: string;
            /** @description Class of the error: `invalid_request`, `unauthorized`, `forbidden`, `not_found`, `method_not_allowed` or `rate_limited`. Some errors have none. */
            code?: string;
            /** @description Unique ID of this error, to quote to LaunchDarkly's support. */
            id?: string;
        };
        /** @description Summary of a feature flag. */
        FlagListing: {
            /** @description Display name of the flag. */
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
        /** @description A field of the form for configuring an integration. */
        FormVariable: {
            /** @description Key of the entered value, in settings and placeholders. */
            key?: string;
            /** @description Label of the field. */
            name?: string;
            /** @description Kind of field, such as `string`, `enum` or `dynamicEnum`. */
            type?: string;
            /** @description Help text of the field. */
            description?: string;
            /** @description Text that an empty field shows. */
            placeholder?: string;
            /** @description Whether the field may stay empty. */
            isOptional?: boolean;
            /** @description Default value, of any type. */
            defaultValue?: unknown;
            /** @description Values to choose from, if they are fixed. */
            allowedValues?: string[];
            /** @description Where to fetch the values to choose from, if they are not fixed. */
            dynamicOptions?: components["schemas"]["DynamicOptions"];
        };
        /** @description How a request is signed with a keyed hash (HMAC). */
        HMACSignature: {
            /** @description Name of the header that carries the signature. */
            headerName?: string;
            /** @description Key of the form variable that holds the signing secret. */
            hmacSecretFormVariableKey?: string;
        };
        /** @description A header of a request. */
        HeaderItems: {
            /** @description Name of the header. */
            name?: string;
            /** @description Value of the header. May contain placeholders for the values of form variables. */
            value?: string;
        };
        /** @description A connection between the account and a third-party service. */
        IntegrationConfiguration: {
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description ID of the configuration. */
            _id: string;
            /** @description Display name of the configuration. */
            name: string;
            /**
             * Format: int64
             * @description When the configuration was created, in milliseconds since the Unix epoch.
             */
            _createdAt?: number;
            /** @description Key of the integration that is configured, such as `datadog`. */
            _integrationKey?: string;
            /** @description Tags of the configuration. */
            tags?: string[];
            /** @description Whether the configuration is enabled. */
            enabled?: boolean;
            /** @description What the caller may and may not do with the configuration. */
            _access?: components["schemas"]["Access"];
            /** @description Settings, by the keys of the integration's form variables. */
            configValues?: {
                [key: string]: unknown;
            };
            /** @description Settings of the integration's capabilities. */
            capabilityConfig?: components["schemas"]["CapabilityConfig"];
        };
        /** @description The configurations of an integration. */
        IntegrationConfigurationCollection: {
            /** @description The configurations. */
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
        /** @description The account member or team that maintains a resource. */
        Maintainer: {
            /** @description The maintainer, if it is a member. */
            member?: components["schemas"]["MemberSummary"];
            /** @description The maintainer, if it is a team. */
            team?: components["schemas"]["TeamSummary"];
        };
        /** @description Summary of an account member. */
        MemberSummary: {
            /** @description Related resources, by relation. */
            _links: {
                [key: string]: components["schemas"]["Link"];
            };
            /** @description ID of the member. */
            _id: string;
            /** @description The member's base role, such as `admin`. */
            role: string;
            /**
             * Format: email
             * @description The member's email address.
             */
            email: string;
            /** @description The member's first name. */
            firstName?: string;
            /** @description The member's last name. */
            lastName?: string;
        };
        /** @description Where the parts of an option are. A single object, despite its name. */
        OptionsArray: {
            /** @description JSON Pointer to the displayed text. */
            label?: string;
            /** @description JSON Pointer to the stored value. */
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
            /** @description Specifiers of resources that the statement doesn't cover; it covers all others. Not used together with `resources`. */
            notResources?: string[];
            /** @description Actions that the statement covers; `*` is all. Not used together with `notActions`. */
            actions?: string[];
            /** @description Actions that the statement doesn't cover; it covers all others. Not used together with `actions`. */
            notActions?: string[];
        };
        /** @description Summary of a team. */
        TeamSummary: {
            /** @description Keys of the custom roles that the team grants its members. */
            customRoleKeys: string[];
            /** @description Key of the team. */
            key: string;
            /** @description Display name of the team. */
            name: string;
            /** @description Related resources, by relation. */
            _links?: {
                [key: string]: components["schemas"]["Link"];
            };
        };
    };
    responses: {
        /** @description The request is invalid. A retry fails again. */
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
        /** @description A rate limit is exceeded. For the limit of the account or the route, wait until `X-Ratelimit-Reset`; for the limit by IP address, wait at least as long as `Retry-After` says. */
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
        /** @description The access token is missing or invalid, or it is a key of another kind, such as an SDK key. */
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
         * @description Properties to include that are left out by default.
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
         * @description Version of the API. Operations in beta accept `beta` only; without this header, the response is 403.
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
        /** @description Number of requests that the account may still make in the current window of ten seconds, over all routes and tokens. Absent if no global limit applies. */
        RatelimitGlobalRemaining: number;
        /** @description End of the current window of ten seconds by the server's clock, in milliseconds since the Unix epoch. */
        RatelimitReset: number;
        /** @description Number of requests that the account may still make to this route in the current window of ten seconds, over all tokens. Absent if the route has no limit of its own. */
        RatelimitRouteRemaining: number;
        /** @description Minimum number of seconds to wait before the next request; add jitter. Sent if the limit by IP address is exceeded. */
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
                 * @description Properties to include that are left out by default.
                 * @example [
                 *       "flags"
                 *     ]
                 */
                expand?: components["parameters"]["ApplicationExpand"];
            };
            header?: {
                /**
                 * @description Version of the API. Operations in beta accept `beta` only; without this header, the response is 403.
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
                 * @description Version of the API. Operations in beta accept `beta` only; without this header, the response is 403.
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
            /** @description All configurations of the integration. */
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
