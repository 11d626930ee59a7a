using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>
/// The structure of a draft was edited: rows, columns, parties, sources, texts, or all of it. Edits of single cells are separate facts.
/// </summary>
/// <param name="Edit">The edit.</param>
/// <param name="Turn">Whether this was the edit, its undo or its redo.</param>
/// <param name="Patch">The changes. Applying all patches in order gives the draft again.</param>
public sealed record StructureEdited(string Matrix, StructureChange Edit, EditDirection Turn, DraftPatch Patch)
    : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "draft.reshaped";

    /// <summary>Returns the edit as a sentence.</summary>
    /// <param name="columns">What the matrix calls its columns.</param>
    public string WordsWith(ColumnKind columns) => StructureSentence.Of(Edit, Turn, columns);

    /// <remarks>Earlier releases recorded a sentence, <c>words</c>, in place of <c>edit</c> and <c>turn</c>.</remarks>
    internal static StructureEdited Read(FactData data)
    {
        var patch = DraftPatch.FromJson(data.Value("patch"));
        if (!data.Has("words"))
        {
            return new StructureEdited(
                data.Matrix,
                StructureChangeFormat.Read(data.Part("edit")),
                StructureChangeFormat.ReadDirection(data.Text("turn")),
                patch
            );
        }

        var words = EditWords.Read(data.Text("words"));
        return new StructureEdited(data.Matrix, new StructureChange.InWords(words.Edit), words.Turn, patch);
    }

    public override JsonObject Data() =>
        new()
        {
            ["edit"] = StructureChangeFormat.Write(Edit),
            ["turn"] = StructureChangeFormat.Write(Turn),
            ["patch"] = Patch.ToJson(),
        };
}
