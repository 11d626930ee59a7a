using System.Globalization;
using ResponsibilityPortal.Formats.Pdf.Checking;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Checks whether this portal made a file, whether the file is unchanged, and whether its content is still in force. Nothing of the file is
/// stored.
/// </summary>
public sealed class FileVerifier(PdfVerification pdf, JsonVerification json, TimeProvider clock)
{
    /// <summary>The size of the largest file that is checked, in bytes.</summary>
    public const int FileMaxBytes = CheckingLimits.FileMaxBytes;

    /// <summary>Checks an uploaded file within the usual time limit.</summary>
    public Task<Verification> VerifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        VerifyAsync(file, CheckingLimits.TimeLimit, cancellationToken);

    /// <param name="timeLimit">The time limit of the check.</param>
    public async Task<Verification> VerifyAsync(ReadOnlyMemory<byte> file, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(timeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            return await CheckAsync(file, either.Token);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Unreadable(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The check took longer than {timeLimit.TotalSeconds:0} seconds and was stopped. Checking an export takes less than "
                        + $"one."
                )
            );
        }
    }

    private Task<Verification> CheckAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        file.Length > FileMaxBytes
            ? Task.FromResult(Unreadable($"Files of more than {FileMaxBytes / (1_024 * 1_024)} MB are not checked; no export is as large."))
        : file.IsEmpty ? Task.FromResult(Unreadable("The file is empty."))
        : JsonVerification.IsJson(file.Span) ? json.VerifyAsync(file, cancellationToken)
        : PdfEvidence.IsPdf(file.Span) ? pdf.VerifyAsync(file, cancellationToken)
        : JsonVerification.EndsAsJson(file.Span) ? json.VerifyAsync(file, cancellationToken)
        : Task.FromResult(Unreadable("It is neither a PDF nor JSON. PDF and JSON exports can be checked."));

    private static Verification Unreadable(string explanation) =>
        new(Verdict.CannotTell, "This file cannot be checked.") { Explanation = explanation };
}
