using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The marks of one cell, collected from the columns of its parties.</summary>
internal sealed class MarkedParties
{
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accountable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contributing = new(StringComparer.Ordinal);
    private bool _isNotApplicable;

    /// <summary>The slugs of all parties with a mark.</summary>
    public HashSet<string> All => [.. _marked, .. _accountable, .. _contributing];

    public void Add(MarkMeaning meaning, ValueList<string> parties)
    {
        _isNotApplicable |= meaning == MarkMeaning.NotApplicable;
        var set = meaning switch
        {
            MarkMeaning.Marked => _marked,
            MarkMeaning.Accountable => _accountable,
            MarkMeaning.Contributing => _contributing,
            _ => null,
        };
        set?.UnionWith(parties);
    }

    /// <summary>Returns what the marks say if that is clear: one accountable party, only contributing ones, or not applicable.</summary>
    public AssignmentCode? Clear(string reason)
    {
        var all = All;
        var leading = _accountable.Count > 0 ? _accountable : _marked;
        return
            all.Count == 0 ? (_isNotApplicable ? new AssignmentCode(null, []) { NotApplicable = reason } : null)
            : leading.Count == 0 ? new AssignmentCode(null, all.ToValueList())
            : leading.Count == 1 ? new AssignmentCode(leading.First(), all.Except(leading).ToValueList())
            : null;
    }
}
