using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A newer built-in matrix that editors can use or dismiss.</summary>
/// <param name="ContentHash">SHA-256 of its canonical bytes.</param>
/// <param name="Draft">The draft that it would replace.</param>
/// <param name="OfferedAt">Since when this portal has had the offer.</param>
public sealed record BuiltInOffer(Matrix Content, string ContentHash, DraftSnapshot Draft, DateTimeOffset OfferedAt);
