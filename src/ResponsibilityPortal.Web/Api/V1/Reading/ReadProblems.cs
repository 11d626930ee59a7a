using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>The problems that reading published content reports, with details.</summary>
internal static class ReadProblems
{
    /// <summary>The longest value that a message repeats.</summary>
    private const int ValueMaxLength = 80;

    /// <summary>Reports that there is no such matrix or version.</summary>
    public static ApiProblem Missing(VersionLookup.Missing missing) =>
        missing.IsVersion
            ? ApiProblems.VersionUnknown.With(missing.Sentence)
            : ApiProblems.NotPublished.With(
                missing.Sentence,
                missing.Matrices.Count == 0
                    ? null
                    : new JsonObject { ["matrices"] = new JsonArray([.. missing.Matrices.Select(matrix => (JsonNode)matrix)]) }
            );

    public static ApiProblem NoResponsibility(ShownVersion shown, string responsibility) =>
        ApiProblems.ResponsibilityUnknown.With(
            $"Version {shown.Version.Number} of the matrix {shown.Slug} has no responsibility {Quoted(responsibility)}. It may have been "
                + "renamed or retired. Search for it, or read the content of the matrix."
        );

    /// <summary>Reports a value that the matrix doesn't have.</summary>
    /// <param name="sentence">What is wrong, and which values there are.</param>
    public static ApiProblem UnknownValue(string sentence) => ApiProblems.FilterUnknown.With(sentence);

    public static ApiProblem Damaged(MatrixVersion version) =>
        ApiProblems.VersionDamaged.With(
            $"The stored version {version.Number} of the matrix {version.Matrix} doesn't match the hash that it was published with. The "
                + "operator of this portal can restore it from a backup."
        );

    /// <summary>Refuses a client whose questions don't arrive in time.</summary>
    public static ApiProblem TooSlow() =>
        ApiProblems.BodyTooSlow.With(
            $"At least {SendingTime.BytesPerSecondMin / 1_024} KB a second are needed, and all of it within "
                + $"{SendingTime.Most.TotalSeconds:0} seconds. Send it again over a faster connection, or in parts."
        );

    public static ApiProblem AddressTooLong() =>
        ApiProblems.AddressTooLong.With($"An address can have at most {AddressLength.MaxBytes} bytes. Ask for less at once.");

    /// <summary>Refuses a client that requests too many answers that aren't in memory.</summary>
    public static ApiProblem TooMany(HttpContext context, int perMinute)
    {
        RetryAfter.Network.Set(context);
        return ApiProblems.TooManyRequests.With(
            $"A network can request {perMinute} new answers a minute without a token. Wait a minute, then send the request again."
        );
    }

    /// <summary>Refuses a client that sends too many questionnaires.</summary>
    public static ApiProblem TooManyQuestionnaires(HttpContext context)
    {
        RetryAfter.Network.Set(context);
        return ApiProblems.TooManyRequests.With("Your network sent too many questionnaires. Wait a minute, then send the request again.");
    }

    /// <summary>Returns a value for a message, printable and short.</summary>
    public static string Quoted(string value)
    {
        var visible = VisibleText.Of(value);
        return $"“{(visible.Length <= ValueMaxLength ? visible : $"{visible[..ValueMaxLength]}…")}”";
    }
}
