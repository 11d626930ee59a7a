using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Builds the matrix of an import row by row, and reports what can't be expressed with its cell.</summary>
internal sealed class ImportBuilder
{
    private readonly SheetTable _table;
    private readonly TableWords _words;
    private readonly ImportChoices _choices;
    private readonly ImportStructure _structure;
    private readonly FindingList _problems;
    private readonly FindingList _notCarried;
    private readonly ImportRows _rows;
    private readonly ImportNotes _notes;
    private readonly HashSet<(string Title, string? Domain)> _named = [];

    public ImportBuilder(
        SheetTable table,
        TableWords words,
        ImportChoices choices,
        ImportTarget target,
        FindingList problems,
        FindingList notCarried
    )
    {
        (_table, _words, _choices, _problems, _notCarried) = (table, words, choices, problems, notCarried);
        _structure = new ImportStructure(choices, target);
        _rows = new ImportRows(_structure.Before);
        _notes = new ImportNotes(table, choices, notCarried);
    }

    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>The names of the domains, in the order of the table.</summary>
    public ValueList<string> Domains { get; private set; } = [];

    public void ReadRows(CancellationToken cancellationToken)
    {
        foreach (var row in _structure.Before is null ? [] : _table.Rows)
        {
            if ((row.Title ?? row.Identifier) is { } title)
            {
                _named.Add((PastedText.Key(ImportText.Cut(ImportText.OneLine(title), Responsibility.TitleMaxLength)), DomainKeyOf(row)));
            }
        }

        foreach (var row in _table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(row);
        }

        Domains = _table.Rows.Select(row => ImportText.OneLine(row.Domain)).Distinct(StringComparer.Ordinal).ToValueList();
        Counts = Counts with { Domains = Domains.Count };
    }

    public Matrix Build() => _structure.With(_rows.ToDomains());

    private void Read(TableRow row)
    {
        var cells = _structure.Models.Select(model => (Model: model, Content: _words.Read(row, model.Slug))).ToList();
        var place = _table.PlaceOf(
            row.Row.Number,
            _choices.ColumnOf(row.Title is null ? ColumnUse.Identifier : ColumnUse.Title) ?? _choices.ColumnOf(ColumnUse.Title)
        );
        if ((row.Title ?? row.Identifier) is not { } named)
        {
            if (cells.Exists(cell => cell.Content.IsSaid))
            {
                _problems.Add("The row has no title. Write one in the file, or choose another column of titles.", place);
            }
            else
            {
                _notCarried.Add("A row without a title and without a cell.", place);
            }

            return;
        }

        var full = Text(ImportText.OneLine(named), place);
        var title = ImportText.Cut(full, Responsibility.TitleMaxLength);
        var responsibility = _rows.Find(title, DomainKeyOf(row), _named) switch
        {
            { IsAmbiguous: true } => Refuse("Several rows of the draft have this title. Give them different titles or domains first."),
            { IsTaken: true } => Refuse("Two rows of the table have this title, which the draft has once."),
            { Row: { } known } => known,
            _ => new Responsibility { Slug = "", Title = title },
        };
        Count(responsibility.Slug.Length == 0, cells);
        responsibility = WithTexts(responsibility, row, full, place) with
        {
            Assignments =
            [
                .. responsibility.Assignments.Where(known => !cells.Exists(cell => cell.Model.Slug == known.HostingModel)),
                .. cells.Select(cell => CellOf(responsibility, row, cell.Model, cell.Content)).OfType<Assignment>(),
            ],
        };
        var domain = DomainOf(row, place);
        if (IsNamed(row) && _rows.IsInOtherDomain(responsibility, domain.Key))
        {
            _notCarried.Add("The domain of a row that the draft has in another domain. The row stays where it is.", place);
        }

        _rows.Put(responsibility, domain);

        Responsibility Refuse(string sentence)
        {
            _problems.Add(sentence, place);
            return new Responsibility { Slug = "", Title = title };
        }
    }

    private Responsibility WithTexts(Responsibility responsibility, TableRow row, string full, string place)
    {
        var description = _choices.ColumnOf(ColumnUse.Description) is { } column ? _table.At(row.Row, column) : null;
        var text = description is null ? null : Text(ImportText.OneLine(description), place);
        if (description is not null && ImportText.Lines(description).Contains('\n', StringComparison.Ordinal))
        {
            _notCarried.Add("The line breaks of a description.", place);
        }

        if (full.Length > Responsibility.TitleMaxLength)
        {
            _notCarried.Add("The end of a title with more than 200 characters. The whole title is in the description.", place);
            text = text is null ? full : $"{full}: {text}";
        }

        if (text?.Length > Responsibility.DescriptionMaxLength)
        {
            _notCarried.Add("The end of a description with more than 2,000 characters.", place);
            text = ImportText.Cut(text, Responsibility.DescriptionMaxLength);
        }

        var withText = responsibility with { Description = text is { Length: > 0 } ? text : responsibility.Description };
        return row.Identifier is { } identifier ? WithIdentifiers(withText, identifier, row.Title is not null, place) : withText;
    }

    /// <summary>
    /// Identifiers of a framework are mapped; others are keywords, so that the row is found by its number. The row keeps those that it has.
    /// </summary>
    private Responsibility WithIdentifiers(Responsibility responsibility, string text, bool hasTitle, string place)
    {
        var maxLength = _choices.Framework is null ? Responsibility.KeywordMaxLength : ControlMapping.IdentifierMaxLength;
        var maxCount = _choices.Framework is null ? Responsibility.KeywordsMaxCount : ControlMapping.IdentifiersMaxCount;
        var all = text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(ImportText.OneLine)
            .Where(identifier => identifier.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var identifiers = all.Where(identifier => identifier.Length <= maxLength && TextRule.ProblemOf(identifier, false) is null)
            .Take(maxCount)
            .ToValueList();
        var isFramework = _choices.Framework is not null;
        var known = isFramework
            ? responsibility.Controls.FirstOrDefault(mapping => mapping.Framework == _choices.Framework!.Slug)?.Identifiers ?? []
            : responsibility.Keywords;
        List<string> united = [.. known, .. identifiers.Where(found => !known.Contains(found, StringComparer.OrdinalIgnoreCase))];
        var isUsed = isFramework || hasTitle;
        if (identifiers.Count < all.Count || (isUsed && united.Count > maxCount))
        {
            _notCarried.Add(FormattableString.Invariant($"An identifier with more than {maxLength} characters, or too many."), place);
        }

        var kept = united.Take(maxCount).ToValueList();
        return
            identifiers.Count == 0 || !isUsed ? responsibility
            : _choices.Framework is { } framework ? responsibility with { Controls = WithControls(responsibility, framework, kept) }
            : responsibility with { Keywords = kept };
    }

    private static ValueList<ControlMapping> WithControls(Responsibility row, Framework framework, ValueList<string> identifiers) =>
        [
            .. row.Controls.Where(mapping => mapping.Framework != framework.Slug),
            new ControlMapping(framework.Slug, identifiers),
        ];

    /// <summary>An empty cell of the table leaves the cell of the draft as it is.</summary>
    private Assignment? CellOf(Responsibility responsibility, TableRow row, HostingModel model, CellContent content)
    {
        var before = responsibility.In(model.Slug);
        var place = _table.PlaceOf(row.Row.Number, content.Column);
        var cell = before ?? new Assignment(model.Slug);
        if (content.Code is { } code && (code.NotApplicable is not null || code.Parties.Any()))
        {
            foreach (var party in code.Parties.Where(party => !model.Parties.Contains(party)))
            {
                _problems.Add(
                    $"{_structure.NameOf(party)} does not exist in {model.Name} of the draft. Add it to the "
                        + $"{_structure.Before?.ColumnKind.Singular ?? ColumnKind.Default.Singular} first, or choose another party.",
                    place
                );
            }

            cell = code.On(cell);
            _structure.AllowJoint(code.JointlyAccountable.Count > 0);
        }

        cell = _notes.On(cell, row, model);
        return cell == new Assignment(model.Slug) ? before : cell;
    }

    private (string Key, string Name) DomainOf(TableRow row, string place)
    {
        var name = Text(ImportText.OneLine(row.Domain), place);
        if (name.Length > ControlDomain.NameMaxLength)
        {
            _notCarried.Add("The end of a domain's name with more than 100 characters.", place);
        }

        return (DomainKeyOf(row.Domain), ImportText.Cut(name, ControlDomain.NameMaxLength));
    }

    /// <summary>Returns whether the table itself names the domain of a row.</summary>
    private bool IsNamed(TableRow row) => _choices.Domains != DomainSource.One && row.Domain != _choices.DomainName;

    private string? DomainKeyOf(TableRow row) => IsNamed(row) ? DomainKeyOf(row.Domain) : null;

    /// <summary>A draft has the beginning of a long name, so the key is that of the beginning.</summary>
    private static string DomainKeyOf(string name) => PastedText.Key(ImportText.Cut(ImportText.OneLine(name), ControlDomain.NameMaxLength));

    private void Count(bool isAdded, List<(HostingModel, CellContent Content)> cells)
    {
        var codes = cells.Select(cell => cell.Content.Code).ToList();
        var said = codes.Count(code => code is not null && (code.NotApplicable is not null || code.Parties.Any()));
        Counts = Counts with
        {
            Rows = Counts.Rows + 1,
            Added = Counts.Added + (isAdded ? 1 : 0),
            Cells = Counts.Cells + said,
            Joint = Counts.Joint + codes.Count(code => code?.JointlyAccountable.Count > 0),
            NotApplicable = Counts.NotApplicable + codes.Count(code => code?.NotApplicable is not null),
            Empty = Counts.Empty + cells.Count - said,
        };
    }

    private string Text(string text, string place)
    {
        if (TextRule.ProblemOf(text, severalLines: false) is { } problem)
        {
            _problems.Add($"The text {problem}", place);
        }

        return text;
    }
}
