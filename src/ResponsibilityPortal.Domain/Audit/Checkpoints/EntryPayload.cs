using System.Text.Json;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The payload of an entry, parsed once for the chain check and for the replay.</summary>
public sealed class EntryPayload : IDisposable
{
    private readonly JsonDocument _document;

    private EntryPayload(JsonDocument document) => _document = document;

    /// <summary>The values of the fact.</summary>
    public JsonElement Data => _document.RootElement.GetProperty("data");

    /// <summary>The action.</summary>
    /// <exception cref="FormatException">The payload has no action.</exception>
    internal string Action => Text("action") ?? throw new FormatException("The entry has no action.");

    /// <summary>The target of the action.</summary>
    /// <exception cref="FormatException">The payload has no target.</exception>
    internal string Target => Text("target") ?? throw new FormatException("The entry has no target.");

    /// <summary>The reason, in the actor's words; null when none was given.</summary>
    /// <exception cref="FormatException">The reason is not a string.</exception>
    internal string? Reason => Text("reason");

    /// <summary>Parses a payload. Returns null for bytes that are not the payload of an entry.</summary>
    public static EntryPayload? Parse(ReadOnlyMemory<byte> bytes)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }

        if (
            document.RootElement.ValueKind == JsonValueKind.Object
            && Find(document.RootElement, "data") is { ValueKind: JsonValueKind.Object }
        )
        {
            return new EntryPayload(document);
        }

        document.Dispose();
        return null;
    }

    /// <summary>Returns the first column of an entry that differs from the payload; null when all match.</summary>
    public string? FindContradiction(RecordedEntry entry)
    {
        var root = _document.RootElement;
        return !Says(root, "stream", entry.Stream) ? "stream"
            : !(
                Find(root, "sequence") is { ValueKind: JsonValueKind.Number } sequence
                && sequence.TryGetInt64(out var number)
                && number == entry.Sequence
            )
                ? "sequence"
            : !Says(root, "at", entry.At) ? "time"
            : !(Find(root, "actor") is { ValueKind: JsonValueKind.Object } actor && Says(actor, "id", entry.ActorId)) ? "actor"
            : !Says(actor, "name", entry.ActorName) ? "name of the actor"
            : !Says(root, "action", entry.Action) ? "action"
            : !Says(root, "target", entry.Target) ? "target"
            : !Says(root, "operationId", entry.OperationId) ? "operation id"
            : null;
    }

    public void Dispose() => _document.Dispose();

    private string? Text(string name) =>
        _document.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : throw new FormatException($"The {name} of the entry is not a text.")
            : null;

    private static bool Says(JsonElement of, string property, string expected) =>
        Find(of, property) is { ValueKind: JsonValueKind.String } value && IsText(value, expected);

    /// <summary>
    /// Returns a property; null when there is none. Also returns null when another property's name contains half of a surrogate pair, which
    /// can't be decoded.
    /// </summary>
    private static JsonElement? Find(JsonElement of, string property)
    {
        try
        {
            return of.TryGetProperty(property, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns whether a value is the expected string. A string with half of a surrogate pair, which can't be decoded, is not.
    /// </summary>
    private static bool IsText(JsonElement value, string expected)
    {
        try
        {
            return value.ValueEquals(expected);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
