using System.Globalization;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>The first rows of a spreadsheet, with what each column becomes.</summary>
public sealed partial class TablePart
{
    private const int RowsShown = 12;
    private const int ColumnsShown = 40;
    private const int TextShown = 90;

    [Parameter, EditorRequired]
    public required ImportSession Session { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    private IEnumerable<int> Columns => Enumerable.Range(1, Math.Min(Session.Sheet.ColumnCount, ColumnsShown));

    private string Kind => (Session.Draft?.ColumnKind ?? ColumnKind.Default).SingularFirst;

    private Task Act(Action action) => Session.ApplyAsync(action, OnChange.InvokeAsync);

    /// <summary>A mark means one party, or all of several.</summary>
    private IEnumerable<(string Value, string Words)> PartiesFor(ImportColumn column)
    {
        var parties = Session.Choices.Parties;
        foreach (var party in parties)
        {
            yield return (party.Slug, party.Name);
        }

        if (column.Use == ColumnUse.Marks)
        {
            foreach (var (index, first) in parties.Index())
            {
                foreach (var other in parties.Skip(index + 1))
                {
                    yield return ($"{first.Slug}+{other.Slug}", $"{first.Name} and {other.Name}");
                }
            }

            if (column.Parties.Count > 2)
            {
                var names = column.Parties.Select(slug => parties.FirstOrDefault(party => party.Slug == slug)?.Name).OfType<string>();
                yield return (string.Join('+', column.Parties), Enumeration.Of([.. names]));
            }
        }
    }

    private static string Shown(string? text) => text is null || text.Length <= TextShown ? text ?? "" : $"{text[..TextShown].TrimEnd()}…";

    private static string Text(ChangeEventArgs change) => change.Value?.ToString() ?? "";

    private static int Number(ChangeEventArgs change) =>
        int.TryParse(Text(change), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
