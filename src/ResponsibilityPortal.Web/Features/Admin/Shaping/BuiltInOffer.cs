using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>A newer built-in matrix that waits to be looked at.</summary>
/// <param name="ContentHash">SHA-256 of its canonical bytes.</param>
/// <param name="Draft">What it would take the place of.</param>
/// <param name="OfferedAt">Since when this portal has it.</param>
public sealed record BuiltInOffer(Matrix Content, string ContentHash, DraftSnapshot Draft, DateTimeOffset OfferedAt);
