using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The draft of a matrix was edited elsewhere than in single cells: rows, columns, parties, sources, texts, or all of it.</summary>
/// <param name="Edit">What was done.</param>
/// <param name="Turn">Whether that was the edit, its undo or its redo.</param>
/// <param name="Patch">What it made different; applied one after another, patches give the draft again.</param>
public sealed record DraftReshaped(string Matrix, StructureChange Edit, EditTurn Turn, DraftPatch Patch)
    : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "draft.reshaped";

    /// <summary>The same as a sentence.</summary>
    public string Words => StructureSentence.Of(Edit, Turn);

    /// <remarks>Earlier releases recorded a sentence, <c>words</c>, in place of <c>edit</c> and <c>turn</c>.</remarks>
    internal static DraftReshaped Read(FactData data)
    {
        var patch = DraftPatch.FromJson(data.Value("patch"));
        if (!data.Has("words"))
        {
            return new DraftReshaped(data.Matrix, StructureChangeFormat.Read(data.Part("edit")), StructureChangeFormat.ReadTurn(data.Text("turn")), patch);
        }

        var words = EditWords.Read(data.Text("words"));
        return new DraftReshaped(data.Matrix, new StructureChange.Told(words.Edit), words.Turn, patch);
    }

    public override JsonObject Data() => new()
    {
        ["edit"] = StructureChangeFormat.Write(Edit),
        ["turn"] = StructureChangeFormat.Write(Turn),
        ["patch"] = Patch.ToJson(),
    };
}
