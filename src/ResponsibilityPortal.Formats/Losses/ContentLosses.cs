using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Losses;

/// <summary>Finds the content of a view that a format has no place for. Each format names the kinds that it can't carry.</summary>
public static class ContentLosses
{
    private static readonly FrozenDictionary<LossKind, Func<MatrixView, IEnumerable<string>>> Finders = new Dictionary<
        LossKind,
        Func<MatrixView, IEnumerable<string>>
    >
    {
        [LossKind.Filtered] = LeftOut,
        [LossKind.AccountableNotCarried] = view => Cells(view, cell => cell is { Accountable: not null, Contributing.Count: > 0 }),
        [LossKind.JointNotCarried] = view => Cells(view, cell => cell.IsJoint),
        [LossKind.NotApplicableNotCarried] = view => Cells(view, cell => cell.NotApplicable is not null),
        [LossKind.NoteNotCarried] = view => Cells(view, cell => cell.Notes.Count > 0),
        [LossKind.BasisNotCarried] = view => Cells(view, cell => cell.Basis is not null),
        [LossKind.CustomerPartNotCarried] = view => Cells(view, cell => cell.CustomerPart is not null),
        [LossKind.SharingNotCarried] = view => Cells(view, cell => cell.Sharing is not null),
        [LossKind.SourceNotCarried] = view =>
            Rows(view, row => row.Sources.Count > 0).Concat(Cells(view, cell => cell.Sources.Count > 0)),
        [LossKind.RowTextNotCarried] = view => Rows(view, HasFurtherTexts),
        [LossKind.StructureNotCarried] = view => StructureTexts.In(view.Matrix),
    }.ToFrozenDictionary();

    /// <summary>Returns what is lost of what a view shows.</summary>
    /// <param name="notCarried">The kinds of content that the format can't carry. A filter is always reported.</param>
    /// <exception cref="ArgumentException">A kind isn't about content, so only the format itself can find it.</exception>
    public static LossReport Of(MatrixView view, params ReadOnlySpan<LossKind> notCarried) =>
        LossReport.Of([.. notCarried.ToArray().Prepend(LossKind.Filtered).Distinct().Select(kind => (kind, In(view, kind)))]);

    /// <summary>Returns what a format loses that has lines for cells, and no place for anything else about the matrix.</summary>
    public static LossReport OfLines(MatrixView view) =>
        LossReport.Of(
            (LossKind.Filtered, In(view, LossKind.Filtered)),
            (LossKind.StructureNotCarried, In(view, LossKind.StructureNotCarried).Concat(StructureTexts.Head))
        );

    /// <summary>Returns the addresses of the content of one kind that a view shows.</summary>
    /// <exception cref="ArgumentException">The kind isn't about content.</exception>
    public static IEnumerable<string> In(MatrixView view, LossKind kind) =>
        Finders.TryGetValue(kind, out var find)
            ? find(view)
            : throw new ArgumentException($"Only a format can find losses of the kind '{kind.Code}'.", nameof(kind));

    private static IEnumerable<string> LeftOut(MatrixView view)
    {
        var shown = view.Rows.ToHashSet();
        var hidden = view.Matrix.HostingModels.Except(view.Columns).ToList();
        return view.Index.Rows.SelectMany(row =>
            shown.Contains(row)
                ? hidden.Select(model => Loss.AddressOf(row.Responsibility.Slug, model.Slug))
                : [row.Responsibility.Slug]
        );
    }

    private static IEnumerable<string> Cells(MatrixView view, Func<Assignment, bool> isLost)
    {
        foreach (var row in view.Rows)
        {
            foreach (var model in view.Columns)
            {
                if (row.Responsibility.In(model.Slug) is { } cell && isLost(cell))
                {
                    yield return Loss.AddressOf(row.Responsibility.Slug, model.Slug);
                }
            }
        }
    }

    private static IEnumerable<string> Rows(MatrixView view, Func<Responsibility, bool> isLost) =>
        view.Rows.Select(row => row.Responsibility).Where(isLost).Select(row => row.Slug);

    private static bool HasFurtherTexts(Responsibility row) =>
        row.Description is not null
        || row.Note is not null
        || row.Keywords.Count > 0
        || row.Related.Count > 0
        || row.ReviewedOn is not null
        || row.ReviewDueOn is not null;
}
