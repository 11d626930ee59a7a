using System.Globalization;
using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>Says in one sentence what an entry of the log records, for those who read it.</summary>
/// <remarks>The sentence is made from the payload, which is what the chain proves; the names are those of today.</remarks>
public sealed class EntrySentence(EntryNames names)
{
    /// <param name="payload">The exact bytes of the entry.</param>
    /// <returns>Without who did it and when; with why, where somebody said so. Of a payload that was damaged, that it cannot be read.</returns>
    public string Of(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var entry = document.RootElement;
            var what = What(Text(entry, "action")!, Text(entry, "target")!, entry.GetProperty("data"));
            return Text(entry, "reason") is { } reason ? $"{what}, because \u201C{reason}\u201D" : what;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
        {
            // An auditor has to see the others all the same, and this one most of all.
            return "This entry cannot be read: it is not as the portal wrote it";
        }
    }

    private string What(string action, string target, JsonElement data) => action switch
    {
        "matrix.imported" => $"{Matrix(target)} was imported and published as version 1",
        "version.published" => Published(target, data.GetProperty("version")),
        VersionWithdrawn.ActionName => $"Version {LastOf(target)} of {Matrix(target)}, announced for {Instant(data, "inForceFrom")}, was withdrawn",
        VersionRescheduled.ActionName => $"Version {LastOf(target)} of {Matrix(target)}, announced for {Instant(data, "before")}, was moved to {Instant(data, "inForceFrom")}",
        "matrix.created" => $"{Matrix(target)} was made as a draft, from {(Text(data, "source") == "empty" ? "nothing" : $"a {Text(data, "source")}")}",
        "matrix.removed" => $"{Matrix(target)}, which was never published, was removed",
        "built-in-matrix.offered" => $"A newer built-in matrix was offered for {Matrix(target)}",
        "built-in-matrix.dismissed" => $"The newer built-in matrix for {Matrix(target)} was declined",
        AssignmentChanged.ActionName => Changed(target, data),
        AssignmentExplained.ActionName => $"{Cell(target, data)} was explained: \u201C{Text(data, "explanation")}\u201D",
        DraftReshaped.ActionName => $"The draft of {Matrix(target)} was reshaped: {Text(data, "words")}",
        DraftDiscarded.ActionName => $"The changes of the draft of {Matrix(target)} were thrown away, {data.GetProperty("cells").GetArrayLength()} cells of them",
        DraftRestored.ActionName => $"The content of version {data.GetProperty("version").GetInt32()} of {Matrix(target)} was taken up again",
        "review.asked" => $"A review of the draft of {Matrix(target)} was asked for{Said(data, "comment")}",
        "review.approved" => $"The draft of {Matrix(target)} was approved{Said(data, "remark")}",
        "review.sent-back" => $"The draft of {Matrix(target)} was sent back{Said(data, "remark")}",
        CommentAdded.ActionName => $"Of {Cell(target, data)} was said: \u201C{Text(data, "text")}\u201D",
        "comment.settled" => $"A comment in {Matrix(target)} was found {(data.GetProperty("settled").GetBoolean() ? "settled" : "open again")}",
        "administrator.claimed" => $"{Text(data, "name")} became administrator by the setup link",
        "person.added" => $"{Text(data, "name")} was added with {Roles(data)}",
        "person.changed" => PersonChanged(data.GetProperty("before"), data.GetProperty("after")),
        "person.invited" => $"{Person(target)} got a further one-time link",
        "api-token.created" => $"The token \u201C{Text(data, "name")}\u201D was made with {Listed(data.GetProperty("scopes"), "scope")}",
        "api-token.revoked" => $"The token \u201C{Text(data, "name")}\u201D was revoked",
        "api-token.first-used" => $"The token was used for the first time{From(data)}",
        "api-token.refused" => $"A token was refused: {Text(data, "cause")}{From(data)}",
        StoreRestored.ActionName when StoreRestored.Read(data) is { } restored => $"A copy of the store was put back; the log {restored.Outcome}",
        "setup-link.issued" => "A setup link was made",
        "session.started" => $"{Person(target)} signed in by {Text(data, "method")}{From(data)}",
        SessionConfirmed.ActionName => $"{Person(target)} confirmed their identity by {Text(data, "method")}{From(data)}",
        "session.ended" => $"A session of {Person(target)} ended: {Text(data, "cause")}",
        "credential.changed" => $"{Person(target)}: {Text(data, "credential")} {Text(data, "change")}",
        "sign-in.refused" => $"{(target == "people" ? "Somebody" : Person(target))} could not sign in: {Text(data, "cause")}{From(data)}",
        "account.locked" => $"The account of {Person(target)} was locked after five failures{From(data)}",
        "access.refused" => $"{target} was refused; it needs {Text(data, "needed")}",
        _ => $"{action} of {target}",
    };

    private string Published(string target, JsonElement version)
    {
        var number = version.GetProperty("number").GetInt32().ToString(CultureInfo.InvariantCulture);
        var approval = version.GetProperty("approvedBy") is { ValueKind: JsonValueKind.Object } by
            ? $"approved by {new Actor(Text(by, "id") ?? "", Text(by, "name") ?? "").Shown}"
            : "approval: none";
        return $"Version {number} of {Matrix(target)} was published, {approval}: \u201C{Text(version, "message")}\u201D";
    }

    private string Changed(string target, JsonElement data)
    {
        var model = Text(data, "hostingModel")!;
        return AssignmentFormat.Read(data.GetProperty("before"), model, out _) is { } before && AssignmentFormat.Read(data.GetProperty("after"), model, out _) is { } after
            ? new CellSentence(names, SlugOf(target)).Of(Text(data, "responsibility")!, before, after)
            : $"{Cell(target, data)} was changed";
    }

    private static string PersonChanged(JsonElement before, JsonElement after)
    {
        List<string> parts = [];
        if (Text(before, "name") != Text(after, "name"))
        {
            parts.Add($"is the new name of {Text(before, "name")}");
        }

        if (Text(before, "email") != Text(after, "email"))
        {
            parts.Add($"signs in with the address {Text(after, "email")} instead of {Text(before, "email")}");
        }

        if (Roles(before) != Roles(after))
        {
            parts.Add($"has {Roles(after)} instead of {Roles(before)}");
        }

        if (Text(before, "endsAt") != Text(after, "endsAt"))
        {
            parts.Add(Text(after, "endsAt") is { } end
                ? string.Create(CultureInfo.InvariantCulture, $"has {PersonRecord.LastDayBefore(UtcInstant.Parse(end)):yyyy-MM-dd} as last day")
                : "has no last day any longer");
        }

        if (before.GetProperty("disabled").GetBoolean() != after.GetProperty("disabled").GetBoolean())
        {
            parts.Add(after.GetProperty("disabled").GetBoolean() ? "was disabled" : "was enabled again");
        }

        return $"{Text(after, "name")} {(parts.Count == 0 ? "stayed as before" : Enumeration.Of(parts))}";
    }

    private string Cell(string target, JsonElement data)
    {
        var (matrix, row, model) = (SlugOf(target), Text(data, "responsibility")!, Text(data, "hostingModel"));
        return model is null ? names.Row(matrix, row) : $"{names.Row(matrix, row)} in {names.Model(matrix, model)}";
    }

    private string Matrix(string target) => names.Matrix(SlugOf(target));

    /// <summary>A person by the target "people/{id}".</summary>
    private string Person(string target) => names.Person(SlugOf(target));

    private static string LastOf(string target) => target.Split('/')[^1];

    private static string Instant(JsonElement data, string property) => Wording.Moment(UtcInstant.Parse(Text(data, property)!));

    /// <summary>The second part of a target: the matrix, or the person.</summary>
    private static string SlugOf(string target) => target.Split('/') is [_, var slug, ..] ? slug : target;

    private static string Roles(JsonElement person) => Listed(person.GetProperty("roles"), "role");

    private static string Listed(JsonElement words, string noun) => Enumeration.Of([.. words.EnumerateArray().Select(word => word.GetString()!)], noun);

    private static string Said(JsonElement data, string property) => Text(data, property) is { Length: > 0 } words ? $": \u201C{words}\u201D" : "";

    private static string From(JsonElement data) => Text(data, "from") is { } from ? $", from {from}" : "";

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
