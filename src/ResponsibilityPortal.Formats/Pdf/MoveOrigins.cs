using System.Collections.Frozen;
using System.Globalization;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Says why accountability moved in a cell, who made the edit and who approved it, according to the log.</summary>
internal sealed class MoveOrigins
{
    private readonly ReportData _data;
    private readonly FrozenDictionary<int, VersionOrigin> _origins;
    private readonly FrozenDictionary<(int Version, CellKey Cell), MoveOrigin> _moves;

    public MoveOrigins(ReportData data)
    {
        _data = data;
        _origins = data.Request.Origins.ToFrozenDictionary(origin => origin.Number);
        _moves = data
            .Request.Origins.SelectMany(origin => origin.Moves, (origin, move) => (origin.Number, Move: move))
            .ToFrozenDictionary(move => (move.Number, move.Move.Cell), move => move.Move);
    }

    /// <summary>"approved by Grace Second on 2026-03-03", "approval: none".</summary>
    public string ApprovalOf(MatrixVersion version) =>
        version.ApprovedBy is not { } approver ? "approval: none"
        : _origins.GetValueOrDefault(version.Number)?.ApprovedAt is { } at
            ? $"approved by {_data.Request.NameOf(approver)} on {Wording.Day(at)}"
        : $"approved by {_data.Request.NameOf(approver)}";

    /// <summary>Says why another party is accountable in a cell, by the last of some versions in which that changed.</summary>
    /// <param name="versions">Oldest first.</param>
    public string Of(IReadOnlyList<MatrixVersion> versions, CellKey cell)
    {
        for (var index = versions.Count - 1; index >= 0; index--)
        {
            if (_moves.TryGetValue((versions[index].Number, cell), out var move))
            {
                var with = versions.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"Version {versions[index].Number}: ");
                return $"{with}Reason: {Quoted(move.Reason)} Edited by {_data.Request.EditorNameOf(move.EditedBy)} on "
                    + $"{Wording.Day(move.EditedAt)}; {ApprovalOf(versions[index])}.";
            }
        }

        return "The log has no edit of this cell: the content was published as a whole.";
    }

    /// <summary>Returns a reason as the end of a sentence. The reason can already end with a punctuation mark.</summary>
    private static string Quoted(string? reason) =>
        reason is null ? "no reason is on record."
        : reason.EndsWith('.') || reason.EndsWith('!') || reason.EndsWith('?') ? $"\u201C{reason}\u201D"
        : $"\u201C{reason}\u201D.";
}
