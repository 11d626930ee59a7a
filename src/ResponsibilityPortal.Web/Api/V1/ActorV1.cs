using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>Who acted: a person or a token.</summary>
internal sealed record ActorV1(
    [property: Description("Stable; of a token it is token: and its public id.")] string Id,
    [property: Description("The name as it was then.")] string Name);
