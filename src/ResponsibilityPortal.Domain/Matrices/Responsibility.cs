namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A row: one security duty, with an assignment for each hosting model.</summary>
public sealed record Responsibility
{
    public const int TitleMaxLength = 200;
    public const int DescriptionMaxLength = 2_000;
    public const int NoteMaxLength = 2_000;
    public const int KeywordMaxLength = 80;
    public const int KeywordsMaxCount = 50;
    public const int SourcesMaxCount = 50;
    public const int RelatedMaxCount = 50;

    public required string Slug { get; init; }

    /// <summary>The duty as an action: "Test that backups can be restored".</summary>
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>What a reader must know about the whole row.</summary>
    public string? Note { get; init; }

    /// <summary>Search words that are not in the title.</summary>
    public ValueList<string> Keywords { get; init; } = [];

    /// <summary>The cells, in the order of the matrix's hosting models. A draft may lack some; a published version has all.</summary>
    public ValueList<Assignment> Assignments { get; init; } = [];

    /// <summary>Related controls, in the order of the matrix's frameworks.</summary>
    public ValueList<ControlMapping> Controls { get; init; } = [];

    /// <summary>The slugs of sources.</summary>
    public ValueList<string> Sources { get; init; } = [];

    /// <summary>The slugs of related rows.</summary>
    public ValueList<string> Related { get; init; } = [];

    public DateOnly? ReviewedOn { get; init; }

    public DateOnly? ReviewDueOn { get; init; }

    /// <summary>Returns the cell for one hosting model, or null while it is not yet assessed.</summary>
    public Assignment? In(string hostingModel)
    {
        foreach (var assignment in Assignments.AsSpan())
        {
            if (assignment.HostingModel == hostingModel)
            {
                return assignment;
            }
        }

        return null;
    }
}
