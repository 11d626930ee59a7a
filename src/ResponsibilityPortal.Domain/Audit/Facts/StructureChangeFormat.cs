using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Writes structure edits as JSON, and reads them back.</summary>
internal static class StructureChangeFormat
{
    public static JsonObject Write(StructureChange change) =>
        change switch
        {
            StructureChange.TextsChanged => new() { ["kind"] = "texts-changed" },
            StructureChange.Added(var element, null) => new() { ["kind"] = "added", ["element"] = Write(element) },
            StructureChange.Added(var element, var other) => new()
            {
                ["kind"] = "added",
                ["element"] = Write(element),
                ["other"] = Write(other),
            },
            StructureChange.Copied(var element, var from) => new()
            {
                ["kind"] = "copied",
                ["element"] = Write(element),
                ["other"] = Write(from),
            },
            StructureChange.Changed(var element) => new() { ["kind"] = "changed", ["element"] = Write(element) },
            StructureChange.Moved(var element, var before, var domain) => new()
            {
                ["kind"] = "moved",
                ["element"] = Write(element),
                ["before"] = before is null ? null : Write(before),
                ["domain"] = domain is null ? null : Write(domain),
            },
            StructureChange.Removed(var element, var isRetired) => new()
            {
                ["kind"] = isRetired ? "retired" : "removed",
                ["element"] = Write(element),
            },
            StructureChange.Restored(var element) => new() { ["kind"] = "restored", ["element"] = Write(element) },
            StructureChange.DefaultSynonymsSet(var areUsed) => new() { ["kind"] = "default-synonyms-set", ["used"] = areUsed },
            StructureChange.Replaced(var source) => new() { ["kind"] = "replaced", ["source"] = Write(source) },
            StructureChange.InWords(var words) => new() { ["kind"] = "told", ["words"] = words },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "This change has no form in the log."),
        };

    public static StructureChange Read(FactData data) =>
        data.Text("kind") switch
        {
            "texts-changed" => new StructureChange.TextsChanged(),
            "added" => new StructureChange.Added(Element(data.Part("element")), data.Has("other") ? Element(data.Part("other")) : null),
            "copied" => new StructureChange.Copied(Element(data.Part("element")), Element(data.Part("other"))),
            "changed" => new StructureChange.Changed(Element(data.Part("element"))),
            "moved" => new StructureChange.Moved(
                Element(data.Part("element")),
                data.PartOrNone("before") is { } before ? Element(before) : null,
                data.PartOrNone("domain") is { } domain ? Element(domain) : null
            ),
            "removed" => new StructureChange.Removed(Element(data.Part("element"))),
            "retired" => new StructureChange.Removed(Element(data.Part("element")), IsRetired: true),
            "restored" => new StructureChange.Restored(Element(data.Part("element"))),
            "default-synonyms-set" => new StructureChange.DefaultSynonymsSet(data.Flag("used")),
            "replaced" => new StructureChange.Replaced(Source(data.Part("source"))),
            "told" => new StructureChange.InWords(data.Text("words")),
            var kind => throw new FormatException($"'{kind}' is not a kind of structure edit."),
        };

    public static string Write(EditDirection turn) =>
        turn switch
        {
            EditDirection.Done => "done",
            EditDirection.Undone => "undone",
            EditDirection.Redone => "redone",
            _ => throw new ArgumentOutOfRangeException(nameof(turn), turn, null),
        };

    public static EditDirection ReadDirection(string word) =>
        Enum.GetValues<EditDirection>().Where(direction => Write(direction) == word).Cast<EditDirection?>().SingleOrDefault()
        ?? throw new FormatException($"'{word}' is not a direction of an edit.");

    private static JsonObject Write(NamedElement element) => new() { ["address"] = element.Address, ["name"] = element.Name };

    private static NamedElement Element(FactData data) => new(data.Text("address"), data.Text("name"));

    private static JsonObject Write(ContentSource source) =>
        source switch
        {
            ContentSource.File(var name) => new() { ["kind"] = "file", ["name"] = name },
            ContentSource.BuiltIn => new() { ["kind"] = "built-in" },
            ContentSource.Version(var number) => new() { ["kind"] = "version", ["version"] = number },
            ContentSource.OvertakenVersion version => new()
            {
                ["kind"] = "overtaken-version",
                ["version"] = version.Number,
                ["from"] = version.From,
                ["to"] = version.To,
                ["merged"] = version.IsMerged,
            },
            ContentSource.VersionInForce(var number) => new() { ["kind"] = "version-in-force", ["version"] = number },
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "This source has no form in the log."),
        };

    private static ContentSource Source(FactData data) =>
        data.Text("kind") switch
        {
            "file" => new ContentSource.File(data.Text("name")),
            "built-in" => new ContentSource.BuiltIn(),
            "version" => new ContentSource.Version(data.Number("version")),
            "overtaken-version" => new ContentSource.OvertakenVersion(
                data.Number("version"),
                data.Number("from"),
                data.Number("to"),
                data.Flag("merged")
            ),
            "version-in-force" => new ContentSource.VersionInForce(data.Number("version")),
            var kind => throw new FormatException($"'{kind}' is not a source of content."),
        };
}
