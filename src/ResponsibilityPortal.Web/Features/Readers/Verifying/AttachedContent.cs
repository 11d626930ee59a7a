using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The result of checking the content that is attached to a PDF.</summary>
/// <param name="Version">The version with this content; null when there is no such version, or when the content can't be extracted.</param>
internal sealed record AttachedContent(Check Check, MatrixVersion? Version)
{
    public const string CheckName = "Attached content";

    /// <summary>Whether the attachment is the content of the version that the file names.</summary>
    public bool IsOfNamed => Check.Result == CheckResult.Passed;
}
