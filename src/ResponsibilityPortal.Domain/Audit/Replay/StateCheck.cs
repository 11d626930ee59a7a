using System.Text.Json;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>Compares the state of a store with the log, and describes every difference.</summary>
public static class StateCheck
{
    private const int WordsMaxLength = 300;

    public static IReadOnlyList<IntegrityFinding> Compare(StateBook log, StateBook store)
    {
        var excused = log.Excused.Concat(store.Excused).ToList();
        return
        [
            .. from address in log.Said.Keys.Union(store.Said.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            where !excused.Exists(beginning => address.StartsWith(beginning, StringComparison.Ordinal))
            let sentence = Difference(address, log, store)
            where sentence is not null
            select new IntegrityFinding(
                address.Contains("/versions/", StringComparison.Ordinal) ? ProofPart.Version : ProofPart.State,
                sentence
            ),
        ];
    }

    private static string? Difference(string address, StateBook log, StateBook store)
    {
        var thing = StateAddress.InWords(address);
        return (log.Said.TryGetValue(address, out var logged), store.Said.TryGetValue(address, out var stored)) switch
        {
            (false, _) => $"{thing} is in the store, but no log entry created it: {Words(stored!)}.",
            (true, _) when logged is null => null,
            (true, false) => $"{thing} is missing from the store; the log says {Words(logged!)}.",
            _ when logged == stored => null,
            _ => Describe(thing, logged!, stored!),
        };
    }

    /// <summary>Compares two objects by their properties, so that the sentence shows only what differs.</summary>
    private static string Describe(string thing, string logged, string stored)
    {
        using var log = JsonDocument.Parse(logged);
        using var store = JsonDocument.Parse(stored);
        if (log.RootElement.ValueKind != JsonValueKind.Object || store.RootElement.ValueKind != JsonValueKind.Object)
        {
            return $"{thing} says {Words(stored)}; the log says {Words(logged)}.";
        }

        var differences = PropertiesOf(log.RootElement)
            .Union(PropertiesOf(store.RootElement), StringComparer.Ordinal)
            .Select(name => (Name: name, Log: Text(log.RootElement, name), Store: Text(store.RootElement, name)))
            .Where(property => property.Log != property.Store)
            .Select(property => $"{property.Name} is {property.Store}, in the log {property.Log}");
        return $"{thing} differs from the log: {string.Join("; ", differences)}.";
    }

    private static IEnumerable<string> PropertiesOf(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Words(value.GetRawText()) : "absent";

    private static string Words(string json) => json.Length <= WordsMaxLength ? json : $"{json[..WordsMaxLength]} ...";
}
