using ResponsibilityPortal.Exports.Pdf.Checking;

namespace ResponsibilityPortal.Web.Features.Verifying;

/// <summary>Says of a file whether this portal made it, whether it is unchanged, and whether what it says still holds. It keeps nothing of it.</summary>
public sealed class FileVerifier(PdfVerification pdf, JsonVerification json)
{
    /// <summary>The largest file that is checked, in bytes.</summary>
    public const int FileMaxBytes = CheckingLimits.FileMaxBytes;

    public Task<Verification> VerifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        file.Length > FileMaxBytes ? Task.FromResult(Unreadable($"Files of more than {FileMaxBytes / (1_024 * 1_024)} MB are not checked; no export is as large."))
        : file.IsEmpty ? Task.FromResult(Unreadable("The file is empty."))
        : JsonVerification.IsJson(file.Span) ? json.VerifyAsync(file)
        : PdfEvidence.IsPdf(file.Span) ? pdf.VerifyAsync(file, cancellationToken)
        : JsonVerification.EndsAsJson(file.Span) ? json.VerifyAsync(file)
        : Task.FromResult(Unreadable("It is neither a PDF nor JSON. PDF and JSON exports can be checked."));

    private static Verification Unreadable(string explanation) => new(Verdict.Unreadable, "This file cannot be checked.") { Explanation = explanation };
}
