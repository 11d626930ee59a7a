namespace ResponsibilityPortal.Web.Features.Readers.Reporting;

/// <summary>What the form contains, as it was sent.</summary>
/// <param name="Cell">The hosting model, by slug; empty for the whole row.</param>
/// <param name="Version">The number of the version that the form was opened for; null when it is missing.</param>
/// <param name="Operation">The operation ID of the form.</param>
public sealed record SentReport(string Cell, string Text, string Contact, int? Version, Guid Operation)
{
    /// <summary>A new form for a version.</summary>
    public static SentReport Empty(int version) => new("", "", "", version, Guid.CreateVersion7());
}
