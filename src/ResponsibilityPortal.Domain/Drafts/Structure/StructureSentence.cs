using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Describes a structure edit in a sentence.</summary>
public static class StructureSentence
{
    /// <param name="columns">What the matrix calls its columns.</param>
    public static string Of(StructureChange change, EditDirection turn, ColumnKind columns) =>
        turn switch
        {
            EditDirection.Undone => $"Undone: {Of(change, columns)}",
            EditDirection.Redone => $"Redone: {Of(change, columns)}",
            _ => Of(change, columns),
        };

    /// <param name="columns">What the matrix calls its columns.</param>
    public static string Of(StructureChange change, ColumnKind columns) =>
        change switch
        {
            StructureChange.TextsChanged => "Changed the texts of the matrix.",
            StructureChange.Added(var element, null) => $"Added {element.InWords(columns)}.",
            StructureChange.Added(var element, var other) =>
                $"Added {element.InWords(columns)} "
                    + $"{(element.Address.StartsWith($"{MatrixElements.Row}/", StringComparison.Ordinal) ? "to" : "with")} "
                    + $"{other.InWords(columns)}.",
            StructureChange.Copied(var element, var from) => $"Added {element.InWords(columns)} as a copy of “{from.Name}”.",
            StructureChange.Changed(var element) => $"Changed {element.InWords(columns)}.",
            StructureChange.Moved(var element, var before, var domain) =>
                $"Moved {element.InWords(columns)} "
                    + (before is null ? "to the end" : $"before “{before.Name}”")
                    + $"{(domain is null ? "" : $" of {domain.InWords(columns)}")}.",
            StructureChange.Removed(var element, var isRetired) => $"{(isRetired ? "Retired" : "Removed")} {element.InWords(columns)}.",
            StructureChange.Restored(var element) => $"Restored {element.InWords(columns)}.",
            StructureChange.DefaultSynonymsSet(var areUsed) => $"Turned {(areUsed ? "on" : "off")} the default synonyms.",
            StructureChange.Replaced(var source) => Of(source),
            StructureChange.InWords(var words) => words,
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "There is no sentence for this change."),
        };

    private static string Of(ContentSource source) =>
        source switch
        {
            ContentSource.File(var name) => $"Replaced the whole content by the file {name}.",
            ContentSource.BuiltIn => "Replaced the whole content by the newer built-in matrix.",
            ContentSource.Version(var number) => $"Replaced the whole content by that of version {number}.",
            ContentSource.OvertakenVersion { IsMerged: true } version =>
                $"Replaced the whole content by that of version {version.Number}, with the changes from version {version.From} to "
                    + $"version {version.To}.",
            ContentSource.OvertakenVersion version =>
                $"Replaced the whole content by that of version {version.Number}. It does not contain the changes from version "
                    + $"{version.From} to version {version.To}, which touch the same content.",
            ContentSource.VersionInForce(var number) =>
                $"Started a correction: replaced the whole content by that of version {number}, which is in force.",
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "There is no sentence for this source."),
        };
}
