using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Drafting.Shaping;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The draft of a matrix was edited elsewhere than in single cells: rows, columns, parties, sources, texts, or all of it.</summary>
/// <param name="Words">What was done, as a sentence.</param>
/// <param name="Patch">What it made different; applied one after another, patches give the draft again.</param>
public sealed record DraftReshaped(string Matrix, string Words, DraftPatch Patch)
    : AuditFact(ActionName, $"matrices/{Matrix}")
{
    public const string ActionName = "draft.reshaped";

    internal static DraftReshaped Read(FactData data) => new(data.Matrix, data.Text("words"), DraftPatch.FromJson(data.Value("patch")));

    public override JsonObject Data() => new() { ["words"] = Words, ["patch"] = Patch.ToJson() };
}
