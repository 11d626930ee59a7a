using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// A reader's filter in the form of addresses: the values chosen in each of <see cref="FilterFields.All"/>. All filters apply at once.
/// Values are kept as given; <see cref="FilterField.UnknownIn"/> finds those that a matrix doesn't have.
/// </summary>
public sealed record MatrixFilter
{
    /// <summary>The longest value that is read. Longer ones are cut, because no value in a matrix is longer.</summary>
    public const int ValueMaxLength = 400;

    /// <summary>The maximum number of values in one list.</summary>
    public const int ValuesMaxCount = 100;

    /// <summary>The longest list that is read: the maximum number of control identifiers, with their commas.</summary>
    public const int ListMaxLength = ValuesMaxCount * (ControlMapping.IdentifierMaxLength + 1);

    private static readonly ValueList<ChosenValues> NothingChosen = [];
    private static readonly ValueList<string> NoValues = [];

    /// <summary>In the order of <see cref="FilterFields.All"/>, without filters that have no value.</summary>
    private readonly ValueList<ChosenValues> _chosen;

    public MatrixFilter()
        : this(NothingChosen) { }

    private MatrixFilter(ValueList<ChosenValues> chosen) => _chosen = chosen;

    /// <summary>No filter: the whole matrix as a table.</summary>
    public static MatrixFilter None { get; } = new();

    /// <summary>The filters that have a value, in the order in which addresses write them.</summary>
    public IEnumerable<FilterField> Fields => _chosen.Select(chosen => chosen.Field);

    /// <summary>
    /// The filters to report to the reader, in words. Leaves out the form, and filters whose value another filter's words include.
    /// </summary>
    public IEnumerable<FilterField> Reported =>
        Fields.Where(chosen => chosen.Effect != FilterEffect.Form && !(chosen.Within is { } outer && Has(outer)));

    /// <summary>The reader's deployment; represents its hosting models.</summary>
    public string? Deployment
    {
        get => ValueOf(FilterFields.Deployment);
        init => _chosen = Choose(FilterFields.Deployment, value);
    }

    /// <summary>Hosting models. Hides columns, not rows.</summary>
    public ValueList<string> Models
    {
        get => this[FilterFields.Model];
        init => _chosen = Choose(FilterFields.Model, value);
    }

    public string? Party
    {
        get => ValueOf(FilterFields.Party);
        init => _chosen = Choose(FilterFields.Party, value);
    }

    /// <summary>One of <see cref="RoleFilter"/>. Without it, a party is looked for in either role.</summary>
    public string? Role
    {
        get => ValueOf(FilterFields.Role);
        init => _chosen = Choose(FilterFields.Role, value);
    }

    public string? Domain
    {
        get => ValueOf(FilterFields.Domain);
        init => _chosen = Choose(FilterFields.Domain, value);
    }

    public string? Framework
    {
        get => ValueOf(FilterFields.Framework);
        init => _chosen = Choose(FilterFields.Framework, value);
    }

    /// <summary>Control identifiers. Compares complete identifiers and ignores case.</summary>
    public ValueList<string> Controls
    {
        get => this[FilterFields.Control];
        init => _chosen = Choose(FilterFields.Control, value);
    }

    /// <summary>A framework whose controls order the rows.</summary>
    public string? By
    {
        get => ValueOf(FilterFields.Order);
        init => _chosen = Choose(FilterFields.Order, value);
    }

    /// <summary>Words to search for.</summary>
    public string? Query
    {
        get => ValueOf(FilterFields.Search);
        init => _chosen = Choose(FilterFields.Search, value);
    }

    /// <summary>One of <see cref="MatrixViewKind"/>; the table when null.</summary>
    public string? View
    {
        get => ValueOf(FilterFields.View);
        init => _chosen = Choose(FilterFields.View, value);
    }

    /// <summary>The values chosen in one filter; empty when there are none.</summary>
    public ValueList<string> this[FilterField field]
    {
        get
        {
            foreach (ref readonly var chosen in _chosen.AsSpan())
            {
                if (chosen.Field == field)
                {
                    return chosen.Values;
                }
            }

            return NoValues;
        }
    }

    /// <summary>Reads a filter from named values. Ignores unknown names and empty values.</summary>
    /// <param name="textOf">Returns the text for a name, or null. Several values of one name are joined by commas.</param>
    public static MatrixFilter Parse(Func<string, string?> textOf) => Parse(textOf, FilterFields.All.AsSpan());

    /// <summary>Reads some filters from named values.</summary>
    /// <param name="textOf">Returns the text for a name, or null.</param>
    /// <param name="fields">The filters to read. Other filters get no value.</param>
    public static MatrixFilter Parse(Func<string, string?> textOf, params ReadOnlySpan<FilterField> fields)
    {
        var filter = None;
        foreach (var field in fields)
        {
            if (textOf(field.Name) is { } text)
            {
                filter = filter.With(field, field.Read(text));
            }
        }

        return filter;
    }

    /// <summary>Returns the filter with other values in one of its fields.</summary>
    public MatrixFilter With(FilterField field, ValueList<string> values) => new(Choose(field, values));

    /// <summary>
    /// Returns the filter without the values of a field, and without those of the fields within it, which have no meaning alone.
    /// </summary>
    public MatrixFilter Without(FilterField field) => Only(kept => kept != field && kept.Within != field);

    /// <summary>Returns the filter with only some of its fields.</summary>
    public MatrixFilter Only(Func<FilterField, bool> isKept) => new(_chosen.Where(chosen => isKept(chosen.Field)).ToValueList());

    public bool Has(FilterField field) => this[field].Count > 0;

    /// <summary>Returns the fields that have a value, with the names and values that addresses use.</summary>
    public IEnumerable<(string Name, string Value)> Values() =>
        _chosen.Select(chosen => (chosen.Field.Name, chosen.Values is [var only] ? only : string.Join(',', chosen.Values)));

    /// <summary>Returns the values that a matrix doesn't have.</summary>
    public IEnumerable<UnknownValue> UnknownIn(Matrix matrix) => Fields.SelectMany(field => field.UnknownIn(matrix, this));

    /// <summary>Returns whether a matrix lists every value. Other filters have no limited number, so nothing is cached for them.</summary>
    public bool IsOneOfFewIn(Matrix matrix) => Fields.All(field => field.ValuesIn(matrix) is { } known && this[field].All(known.Contains));

    public override string ToString() => string.Join('&', Values().Select(value => $"{value.Name}={value.Value}"));

    private string? ValueOf(FilterField field)
    {
        var values = this[field];
        return values.Count == 0 ? null : values[0];
    }

    private ValueList<ChosenValues> Choose(FilterField field, string? value) => Choose(field, value is null ? NoValues : [value]);

    private ValueList<ChosenValues> Choose(FilterField field, ValueList<string> values)
    {
        var (before, after) = (0, 0);
        var all = _chosen.AsSpan();
        var position = FilterFields.PositionOf(field);
        foreach (ref readonly var chosen in all)
        {
            var other = FilterFields.PositionOf(chosen.Field);
            before += other < position ? 1 : 0;
            after += other > position ? 1 : 0;
        }

        return values.Count == 0
            ? [.. all[..before], .. all[^after..]]
            : [.. all[..before], new ChosenValues(field, values), .. all[^after..]];
    }
}
