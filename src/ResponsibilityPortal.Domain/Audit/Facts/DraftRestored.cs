using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>
/// The content of an earlier version was restored, to be published again: into the draft, or published in the same operation.
/// </summary>
/// <remarks>Its editors count as editors of what is published next.</remarks>
/// <param name="Version">The number of the earlier version.</param>
/// <param name="ContentHash">The hash of its content.</param>
public sealed record DraftRestored(string Matrix, int Version, string ContentHash) : AuditFact(ActionName, DraftDiscarded.TargetOf(Matrix))
{
    public const string ActionName = "draft.restored";

    internal static DraftRestored Read(FactData data) => new(data.Matrix, data.Number("version"), data.Text("contentHash"));

    public override JsonObject Data() => new() { ["version"] = Version, ["contentHash"] = ContentHash };
}
