using System.Collections.Immutable;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class DraftSnapshotTests
{
    private static readonly Matrix Matrix = Given.Matrix();
    private static readonly CellKey Key = new("sign-in", "saas");
    private static readonly DraftSnapshot Fresh = new(
        new DraftFrame(Matrix, Matrix, 3, 7),
        ImmutableDictionary<CellKey, DraftCell>.Empty,
        1
    );

    [Fact]
    public void Snapshot_WithoutEdits_HasNoChanges()
    {
        Assert.Equal((false, 0, false), (Fresh.HasChanges, Fresh.ChangedCells, Fresh.IsChanged(Key)));
        Assert.Equal(new CellVersion(3, 0), Fresh.Find(Key)!.Version);
        Assert.Equal(Sha256Hash.Of(MatrixWriter.Write(Matrix)), Fresh.ContentHash);
    }

    [Fact]
    public void ChangedCells_CountsCellsThatDiffer()
    {
        var moved = Fresh.With([Cell(Given.Vendor, 1)], 2);
        Assert.Equal((true, 1, true, true), (moved.HasChanges, moved.ChangedCells, moved.IsChanged(Key), moved.IsMoved(Key)));
        Assert.NotEqual(Fresh.ContentHash, moved.ContentHash);
        var back = moved.With([new DraftCell(Key, DraftContent.Find(Matrix, Key)!, new CellVersion(3, 2), null)], 3);
        Assert.Equal((false, 0, Fresh.ContentHash), (back.HasChanges, back.ChangedCells, back.ContentHash));
    }

    [Fact]
    public void With_OlderEdit_ChangesNothing()
    {
        var later = Fresh.With([Cell(Given.Vendor, 2)], 2).With([Cell(Given.Provider, 1)], 3);
        Assert.Equal(Given.Vendor, later.Find(Key)!.Content.Accountable);
    }

    [Fact]
    public void IsMoved_CellThatWasUnassigned_IsFalse()
    {
        var gap = Matrix.Moving("sign-in", "saas", null);
        var draft = new DraftSnapshot(new DraftFrame(gap, gap, 3, 7), ImmutableDictionary<CellKey, DraftCell>.Empty, 1).With(
            [Cell(Given.Vendor, 1)],
            2
        );
        Assert.Equal((true, false), (draft.IsChanged(Key), draft.IsMoved(Key)));
    }

    [Fact]
    public void ChangedCells_CountsFrameChangesOnce()
    {
        var frame = new DraftFrame(
            Matrix.Moving("sign-in", "saas", Given.Provider).Moving("keys", "iaas", Given.Provider).Without("backup"),
            Matrix,
            3,
            8
        );
        var draft = new DraftSnapshot(frame, ImmutableDictionary<CellKey, DraftCell>.Empty, 1);
        Assert.Equal((true, 2), (draft.HasChanges, draft.ChangedCells));
        Assert.Equal(2, draft.With([Cell(Given.Vendor, 1)], 2).ChangedCells);
        Assert.Null(draft.Find(new CellKey("backup", "saas")));
        Assert.Equal(1, draft.With([new DraftCell(Key, DraftContent.Find(Matrix, Key)!, new CellVersion(3, 1), null)], 2).ChangedCells);
    }

    [Fact]
    public void With_EditOfARemovedRow_IsKeptAndNotShown()
    {
        var frame = new DraftFrame(Matrix.Without("sign-in"), Matrix, 3, 8);
        var draft = new DraftSnapshot(frame, ImmutableDictionary<CellKey, DraftCell>.Empty.Add(Key, Cell(Given.Vendor, 1)), 1);
        Assert.Equal((0, false), (draft.ChangedCells, draft.IsChanged(Key)));
        Assert.Null(draft.Find(Key));
    }

    [Fact]
    public void Lines_PutRowsUnderTheirDomains() =>
        Assert.Equal(
            ["Access", "sign-in", "keys", "Data", "backup"],
            Fresh.Frame.Lines.Select(line => line.Row?.Responsibility.Slug ?? line.Domain.Name)
        );

    private static DraftCell Cell(string accountable, int edit) =>
        new(
            Key,
            new Assignment("saas") { Accountable = accountable },
            new CellVersion(3, edit),
            new CellEdit(Given.Ada, DateTimeOffset.UnixEpoch, null)
        );
}
