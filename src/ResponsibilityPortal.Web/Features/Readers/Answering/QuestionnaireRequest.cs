using Microsoft.AspNetCore.Http.Features;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>Reads what a client sends, in memory and within limits.</summary>
internal static class QuestionnaireRequest
{
    /// <summary>
    /// The largest request, in bytes: a file of the maximum size in Base64, or a text of that size with most characters escaped, and a
    /// choice for each question.
    /// </summary>
    public const int MaxBytes = 3 * QuestionLines.MaxBytes;

    private static readonly FormOptions Options = new()
    {
        BufferBody = false,
        MemoryBufferThreshold = MaxBytes,
        BufferBodyLengthLimit = MaxBytes,
        MultipartBodyLengthLimit = MaxBytes,
        ValueLengthLimit = MaxBytes,
        ValueCountLimit = Question.MaxCount + 64,
    };

    /// <summary>Reads the query alone.</summary>
    public static SentQuestionnaire ReadQuery(HttpRequest request)
    {
        var fields = request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        return new SentQuestionnaire(fields.GetValueOrDefault(QuestionnaireFields.Lines), null, "", fields);
    }

    /// <summary>Reads the query and the form; a field of the form counts more.</summary>
    public static async Task<ReceivedQuestionnaire> ReadAsync(HttpRequest request)
    {
        switch (await LimitedForm.ReadAsync(request, Options))
        {
            case LimitedForm.Received(var form):
                var fields = new Dictionary<string, string>(ReadQuery(request).Fields, StringComparer.Ordinal);
                foreach (var (name, value) in form)
                {
                    fields[name] = value.ToString();
                }

                return await ReadAsync(form, fields, request.HttpContext.RequestAborted) with
                {
                    Format = fields.GetValueOrDefault(QuestionnaireFields.Format),
                };
            case LimitedForm.NotAForm:
                return Refused(
                    StatusCodes.Status415UnsupportedMediaType,
                    "Send a form with the field lines or file, as browsers and curl do."
                );
            case LimitedForm.TooLarge:
                return TooLarge();
            case LimitedForm.TooSlow:
                return TooSlow();
            default:
                return Refused(StatusCodes.Status400BadRequest, "The form didn't arrive completely. Send it again.");
        }
    }

    private static async Task<ReceivedQuestionnaire> ReadAsync(
        IFormCollection form,
        Dictionary<string, string> fields,
        CancellationToken cancellationToken
    )
    {
        var text = fields.GetValueOrDefault(QuestionnaireFields.Lines);
        if (form.Files.GetFile(QuestionnaireFields.File) is { Length: > 0 } uploaded)
        {
            if (uploaded.Length > QuestionLines.MaxBytes)
            {
                return TooLarge();
            }

            var file = new byte[uploaded.Length];
            await using var content = uploaded.OpenReadStream();
            await content.ReadExactlyAsync(file, cancellationToken);
            return Sent(new SentQuestionnaire(text, file, SentQuestionnaire.NameOf(uploaded.FileName), fields));
        }

        // curl's --data-urlencode "lines@questions.txt" sends the text as a field. A file in the field "lines" means the same.
        if (form.Files.GetFile(QuestionnaireFields.Lines) is { Length: > 0 } lines)
        {
            if (lines.Length > QuestionLines.MaxBytes)
            {
                return TooLarge();
            }

            using var reader = new StreamReader(lines.OpenReadStream());
            text = await reader.ReadToEndAsync(cancellationToken);
        }

        if (fields.GetValueOrDefault(QuestionnaireFields.CarriedFile) is not { Length: > 0 } carried)
        {
            return Sent(new SentQuestionnaire(text, null, "", fields));
        }

        var bytes = new byte[carried.Length / 4 * 3];
        return Convert.TryFromBase64String(carried, bytes, out var length) && length <= QuestionLines.MaxBytes
            ? Sent(
                new SentQuestionnaire(
                    text,
                    bytes[..length],
                    SentQuestionnaire.NameOf(fields.GetValueOrDefault(QuestionnaireFields.CarriedName)),
                    fields
                )
            )
            : Refused(StatusCodes.Status400BadRequest, "The file in the form is damaged. Upload it again.");
    }

    private static ReceivedQuestionnaire Sent(SentQuestionnaire sent) => new(sent, StatusCodes.Status200OK, null);

    private static ReceivedQuestionnaire TooLarge() =>
        Refused(
            StatusCodes.Status413PayloadTooLarge,
            $"A questionnaire can have {QuestionLines.MaxBytes / (1_024 * 1_024)} MB and {Question.MaxCount} lines at most. "
                + "Send it in parts."
        );

    private static ReceivedQuestionnaire TooSlow() =>
        Refused(
            StatusCodes.Status408RequestTimeout,
            $"The questionnaire arrived too slowly: at least {SendingTime.BytesPerSecondMin / 1_024} KB a second are needed, and all of it "
                + $"within {SendingTime.Most.TotalSeconds:0} seconds. Try again over a faster connection."
        );

    private static ReceivedQuestionnaire Refused(int status, string problem) => new(null, status, problem);
}
