using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>How a sheet is read as a matrix: first a guess, then what the user has corrected.</summary>
public sealed record ImportChoices
{
    /// <summary>The reason of cells whose source only says "N/A".</summary>
    public const string DefaultReason = "The source marks it as not applicable";

    /// <summary>The domain of rows that have no other, when the sheet has no name of its own.</summary>
    public const string DefaultDomain = "General";

    /// <summary>The row of the headings; 0 for none. Rows are read below it.</summary>
    public required int HeaderRow { get; init; }

    public required DomainSource Domains { get; init; }

    /// <summary>The name of the domain of rows that have no other.</summary>
    public required string DomainName { get; init; }

    /// <summary>The columns that are imported, from left to right.</summary>
    public required ValueList<ImportColumn> Columns { get; init; }

    public required ValueList<Party> Parties { get; init; }

    public required ValueList<ImportModel> Models { get; init; }

    /// <summary>Decisions on words. Words without one keep the guess.</summary>
    public ValueList<WordChoice> Words { get; init; } = [];

    /// <summary>Decisions on marks.</summary>
    public ValueList<MarkChoice> Marks { get; init; } = [];

    /// <summary>The framework of the identifiers; null when they are only numbers.</summary>
    public Framework? Framework { get; init; }

    /// <summary>The reason of cells whose source only says "N/A".</summary>
    public string Reason { get; init; } = DefaultReason;

    /// <summary>The name of the ready mapping that was recognized; null for none.</summary>
    public string? ReadyMapping { get; init; }

    /// <summary>Returns the first column of a use, from 1; null for none.</summary>
    public int? ColumnOf(ColumnUse use) => Columns.FirstOrDefault(column => column.Use == use)?.Column;

    /// <summary>Returns the choices with a decision on a word.</summary>
    /// <param name="code">Null to leave it undecided.</param>
    public ImportChoices WithWord(string key, AssignmentCode? code) =>
        this with
        {
            Words = [.. Words.Where(word => word.Key != key), new WordChoice(key, code)],
        };

    /// <summary>Returns the choices with a decision on a mark.</summary>
    public ImportChoices WithMark(string key, MarkMeaning meaning) =>
        this with
        {
            Marks = [.. Marks.Where(mark => mark.Key != key), new MarkChoice(key, meaning)],
        };

    /// <summary>Returns the choices with another use of a column.</summary>
    public ImportChoices WithColumn(ImportColumn column)
    {
        // A row has one title, one domain and one identifier.
        var isSingle = column.Use is ColumnUse.Title or ColumnUse.Domain or ColumnUse.Identifier;
        var others = Columns.Where(other => other.Column != column.Column && !(isSingle && other.Use == column.Use));
        return this with
        {
            Columns =
            [
                .. (column.Use == ColumnUse.None ? others : others.Append(column)).OrderBy(other => other.Column),
            ],
        };
    }

    /// <summary>Returns the choices without a party. Columns and words that mean it have none, and must be decided again.</summary>
    public ImportChoices WithoutParty(string party) =>
        this with
        {
            Parties = Parties.Where(known => known.Slug != party).ToValueList(),
            Columns = Columns
                .Select(column => column with { Parties = column.Parties.Where(known => known != party).ToValueList() })
                .ToValueList(),
            Words = Words.Select(word => word.Code?.Parties.Contains(party) == true ? word with { Code = null } : word).ToValueList(),
        };

    /// <summary>Returns the choices with another slug for a party, wherever it is named.</summary>
    public ImportChoices WithSlug(string party, string slug)
    {
        string Renamed(string name) => name == party ? slug : name;
        return this with
        {
            Parties = Parties.Select(known => known with { Slug = Renamed(known.Slug) }).ToValueList(),
            Columns = Columns.Select(column => column with { Parties = column.Parties.Select(Renamed).ToValueList() }).ToValueList(),
            Words = Words
                .Select(word =>
                    word.Code is { } code
                        ? word with
                        {
                            Code = code with
                            {
                                Accountable = code.Accountable is { } accountable ? Renamed(accountable) : null,
                                Contributing = code.Contributing.Select(Renamed).ToValueList(),
                                JointlyAccountable = code.JointlyAccountable.Select(Renamed).ToValueList(),
                            },
                        }
                        : word
                )
                .ToValueList(),
        };
    }
}
