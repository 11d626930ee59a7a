using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>Reads a stream of the log from an auditor's export: JSON lines, each with the exact bytes that were hashed.</summary>
internal static partial class ExportedLog
{
    /// <summary>Returns the stream of a file.</summary>
    /// <exception cref="StoreRefusedException">The file isn't an export.</exception>
    public static string StreamOf(string file) => Read(file).FirstOrDefault()?.Stream ?? throw NoExport(file, 1);

    /// <summary>Returns the entries in the order of the file, one at a time.</summary>
    /// <exception cref="StoreRefusedException">A line isn't from an export.</exception>
    public static IEnumerable<RecordedEntry> Read(string file)
    {
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            yield return Line().Match(line) is { Success: true } match ? EntryOf(match) : throw NoExport(file, index + 1);
        }
    }

    private static RecordedEntry EntryOf(Match line)
    {
        var payload = Encoding.UTF8.GetBytes(line.Groups["payload"].Value);
        var (at, actor, name, action, target, operation) = ("", "", "", "", "", "");
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            (at, action, target, operation) = (Text(root, "at"), Text(root, "action"), Text(root, "target"), Text(root, "operationId"));
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("actor", out var who))
            {
                (actor, name) = (Text(who, "id"), Text(who, "name"));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The chain check reports what is wrong with the payload. InvalidOperationException means that a text contains half of a
            // surrogate pair.
        }

        return new RecordedEntry(
            line.Groups["stream"].Value,
            long.TryParse(line.Groups["sequence"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0,
            at,
            actor,
            name,
            action,
            target,
            operation,
            payload,
            line.Groups["previous"].Value,
            line.Groups["hash"].Value,
            line.Groups["algorithm"].Value
        );
    }

    private static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static StoreRefusedException NoExport(string file, int line) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file '{file}' is not an export of the log: line {line} is not an entry. Export a stream as JSON lines, without a "
                    + $"filter."
            )
        );

    [GeneratedRegex(
        """^\{"stream":"(?<stream>content|access)","sequence":(?<sequence>[0-9]+),"algorithm":"(?<algorithm>[^"]+)","previousHash":"(?<previous>\w+)","hash":"(?<hash>\w+)","payload":(?<payload>.*)\}$""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Line();
}
