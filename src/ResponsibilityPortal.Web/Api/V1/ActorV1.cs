using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The user or token that acted.</summary>
internal sealed record ActorV1(
    [property: Description("A stable ID. For a token: the prefix token: and its public ID.")] string Id,
    [property: Description("The name at the time of the action.")] string Name
);
