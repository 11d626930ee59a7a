using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What looking at the content in a PDF comes to.</summary>
/// <param name="Version">The version whose content is attached; null when it is that of none, or cannot be taken out.</param>
internal sealed record AttachedContent(Check Check, MatrixVersion? Version)
{
    public const string CheckName = "Attached content";

    /// <summary>Whether it is the content of the version that the file names.</summary>
    public bool IsOfNamed => Check.Result == CheckResult.Passed;
}
