using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Domain.Publishing;

/// <summary>The wish to publish a draft as programs write it.</summary>
/// <param name="BasedOn">Number of the latest version the caller knows; 0 before the first.</param>
/// <param name="Message">Why, for readers.</param>
/// <param name="InForceFrom">From when the version is to hold; null for now.</param>
/// <param name="MoveReason">Why somebody else becomes accountable, for cells whose edits do not say.</param>
public sealed record PublicationFormat(int BasedOn, string Message, DateTimeOffset? InForceFrom, string? MoveReason)
{
    /// <summary>Reads strictly: every problem in one go, nothing half-read.</summary>
    /// <param name="problems">What is wrong, with JSON Pointers; empty when it was read.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static PublicationFormat? Read(JsonElement json, out ValueList<MatrixProblem> problems)
    {
        var found = new ProblemList { IsFromOutside = true };
        var reader = new JsonObjectReader(json, "", found);
        var wish = new PublicationFormat(
            reader.Count("basedOn"),
            reader.Text("message", MatrixVersion.MessageMaxLength, severalLines: true),
            reader.OptionalInstant("inForceFrom"),
            reader.OptionalText("moveReason", Change.ReasonMaxLength, severalLines: true));
        reader.Finish();
        problems = found.ToValueList();
        return found.IsEmpty ? wish : null;
    }
}
