using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>An organisation that can own a responsibility.</summary>
internal sealed record PartyV1(string Slug, string Name, [property: Description("Who the party is.")] string? Description);
