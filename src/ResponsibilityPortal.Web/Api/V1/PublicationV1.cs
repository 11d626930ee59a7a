using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A request to publish a draft.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PublicationV1
{
    [Description("Number of the latest version that you know; 0 before the first.")]
    public required int BasedOn { get; init; }

    [Description("Why the version is published, for readers.")]
    [MaxLength(MatrixVersion.MessageMaxLength)]
    public required string Message { get; init; }

    [Description("When the version takes effect, in UTC as 2026-01-31T23:59:59Z. Omitted or in the past: at once.")]
    public DateTimeOffset? InForceFrom { get; init; }

    [Description("Why accountability moves, for cells whose edits have no reason.")]
    [MaxLength(Change.ReasonMaxLength)]
    public string? MoveReason { get; init; }

    /// <summary>Reads a body strictly. Returns a complete request, or all problems.</summary>
    /// <param name="problems">What is wrong, with JSON Pointers. Empty when the body is valid.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static PublicationV1? Read(JsonElement body, out ValueList<MatrixProblem> problems)
    {
        var found = new ProblemList { IsFromOutside = true };
        var reader = new JsonObjectReader(body, "", found);
        var request = new PublicationV1
        {
            BasedOn = reader.Count("basedOn"),
            Message = reader.Text("message", MatrixVersion.MessageMaxLength, severalLines: true),
            InForceFrom = reader.OptionalInstant("inForceFrom"),
            MoveReason = reader.OptionalText("moveReason", Change.ReasonMaxLength, severalLines: true),
        };
        reader.Finish();
        problems = found.ToValueList();
        return found.IsEmpty ? request : null;
    }
}
