using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Reporting;

/// <summary>What has arrived: a form, or why it is refused.</summary>
/// <param name="Sent">Null when it is refused.</param>
/// <param name="Status">The status of the response to a refused form.</param>
/// <param name="Problem">What is wrong, and what to do; null when nothing is.</param>
internal sealed record ReceivedReport(SentReport? Sent, int Status, string? Problem)
{
    /// <summary>The largest request, in bytes. Escaped, a character can take 12 bytes.</summary>
    public const int MaxBytes = 12 * (StoredProblemReport.TextMaxLength + StoredProblemReport.ContactMaxLength) + 8 * 1_024;

    private const int FieldsMaxCount = 16;

    private static readonly FormOptions Limits = new()
    {
        BufferBody = false,
        MemoryBufferThreshold = MaxBytes,
        BufferBodyLengthLimit = MaxBytes,
        MultipartBodyLengthLimit = MaxBytes,
        ValueLengthLimit = MaxBytes,
        ValueCountLimit = FieldsMaxCount,
    };

    /// <summary>Reads the form of a request.</summary>
    public static async Task<ReceivedReport> ReadAsync(HttpRequest request) =>
        await LimitedForm.ReadAsync(request, Limits) switch
        {
            LimitedForm.Received(var form) => new ReceivedReport(Read(form), StatusCodes.Status200OK, null),
            LimitedForm.NotAForm => Refused(
                StatusCodes.Status415UnsupportedMediaType,
                $"Send a form with the field {ReportFields.Problem}, as browsers and curl do."
            ),
            LimitedForm.TooLarge => Refused(
                StatusCodes.Status413PayloadTooLarge,
                $"A report has at most {StoredProblemReport.TextMaxLength:N0} characters. Shorten the text and send it again."
            ),
            LimitedForm.TooSlow => Refused(
                StatusCodes.Status408RequestTimeout,
                "The report arrived too slowly. Try again over a faster connection."
            ),
            _ => Refused(StatusCodes.Status400BadRequest, "The report didn't arrive completely. Send it again."),
        };

    private static SentReport Read(IFormCollection form) =>
        new(
            form[ReportFields.Cell].ToString(),
            form[ReportFields.Problem].ToString(),
            form[ReportFields.Contact].ToString(),
            int.TryParse(form[ReportFields.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            Guid.TryParseExact(form[ReportFields.Operation], "D", out var operation) ? operation : Guid.CreateVersion7()
        );

    private static ReceivedReport Refused(int status, string problem) => new(null, status, problem);
}
