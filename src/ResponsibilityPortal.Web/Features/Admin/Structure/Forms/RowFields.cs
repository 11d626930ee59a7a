using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

internal sealed class RowFields(Matrix matrix, Responsibility? seen) : ElementFields<Responsibility>
{
    private readonly TextField _description = new("description", "Description", seen?.Description, Responsibility.DescriptionMaxLength)
    {
        Rows = 3,
    };
    private readonly TextField _note = new("note", "Note", seen?.Note, Responsibility.NoteMaxLength)
    {
        Rows = 2,
        Help = "What readers must know about the whole row",
    };
    private readonly TextField _keywords = new("keywords", "Keywords, one per line", Joined(seen?.Keywords))
    {
        Rows = 3,
        Help = "Words people might search for that are not in the title",
    };
    private readonly (ControlMapping? Seen, string Framework, TextField Field)[] _controls =
    [
        .. matrix.Frameworks.Select(framework =>
            ControlsOf(framework, seen?.Controls.FirstOrDefault(mapping => mapping.Framework == framework.Slug))
        ),
    ];

    private readonly PickField _sources = new("sources", "Sources", ElementSets.Sources.In(matrix), seen?.Sources ?? []);
    private readonly PickField _related = new(
        "related",
        "Related rows",
        matrix.Responsibilities.Where(row => row.Slug != seen?.Slug).Select(row => (row.Slug, row.Title)),
        seen?.Related ?? []
    );
    private readonly DateField _reviewedOn = new("reviewed-on", "Reviewed on", seen?.ReviewedOn);
    private readonly DateField _reviewDueOn = new("review-due-on", "Review due on", seen?.ReviewDueOn);

    public override TextField Title { get; } =
        new("title", "Title", seen?.Title, Responsibility.TitleMaxLength)
        {
            Help = "The duty, as an action: “Test that backups can be restored”",
        };

    public override IReadOnlyList<FormField> All =>
        [
            Title,
            _description,
            _note,
            _keywords,
            .. _controls.Select(control => control.Field),
            _sources,
            _related,
            _reviewedOn,
            _reviewDueOn,
        ];

    /// <summary>Returns the row without its cells, which are edited in the grid.</summary>
    public override Responsibility Read(string slug) =>
        new()
        {
            Slug = slug,
            Title = Title.Text,
            Description = _description.OptionalText,
            Note = _note.OptionalText,
            Keywords = _keywords.Lines,
            Controls = _controls
                .Select(control =>
                    (control.Field.IsChanged ? null : control.Seen) ?? new ControlMapping(control.Framework, control.Field.Entries)
                )
                .Where(mapping => mapping.Identifiers.Count > 0)
                .ToValueList(),
            Sources = _sources.Picked,
            Related = _related.Picked,
            ReviewedOn = _reviewedOn.Value,
            ReviewDueOn = _reviewDueOn.Value,
        };

    /// <summary>Keeps identifiers whose field was not edited, whatever characters they contain.</summary>
    private static (ControlMapping? Seen, string Framework, TextField Field) ControlsOf(Framework framework, ControlMapping? seen) =>
        (
            seen,
            framework.Slug,
            new TextField(
                $"control-{framework.Slug}",
                $"Controls of {framework.Name}, separated by commas or semicolons",
                string.Join(", ", seen?.Identifiers ?? [])
            )
        );
}
