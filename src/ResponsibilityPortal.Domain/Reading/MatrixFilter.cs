using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// What a reader asked to see, as it stands in an address. All filters hold at once. Values are kept as they were given:
/// whether they mean something in a matrix is found out by <see cref="MatrixView"/>.
/// </summary>
public sealed record MatrixFilter
{
    public const string DeploymentKey = "deployment";
    public const string ModelKey = "model";
    public const string PartyKey = "party";
    public const string RoleKey = "role";
    public const string DomainKey = "domain";
    public const string FrameworkKey = "framework";
    public const string ControlKey = "control";
    public const string ByKey = "by";
    public const string QueryKey = "q";
    public const string ViewKey = "view";

    /// <summary>The longest value that is looked at; what is longer is cut, since nothing in a matrix is.</summary>
    public const int ValueMaxLength = 400;

    /// <summary>The most values that one list may name.</summary>
    public const int ValuesMaxCount = 100;

    /// <summary>The longest list that is looked at: as many control identifiers as it may name, with their commas.</summary>
    public const int ListMaxLength = ValuesMaxCount * (ControlMapping.IdentifierMaxLength + 1);

    /// <summary>No filter at all: the whole matrix as a table.</summary>
    public static MatrixFilter None { get; } = new();

    /// <summary>The keys in the order in which addresses write them.</summary>
    public static ValueList<string> Keys { get; } =
        [DeploymentKey, ModelKey, PartyKey, RoleKey, DomainKey, FrameworkKey, ControlKey, ByKey, QueryKey, ViewKey];

    /// <summary>What the reader runs; stands for its hosting models.</summary>
    public string? Deployment { get; init; }

    /// <summary>Hosting models; narrows the columns, not the rows.</summary>
    public ValueList<string> Models { get; init; } = [];

    public string? Party { get; init; }

    /// <summary>One of <see cref="RoleFilter"/>; without it a party is looked for in either role.</summary>
    public string? Role { get; init; }

    public string? Domain { get; init; }

    public string? Framework { get; init; }

    /// <summary>Control identifiers, compared whole and without case.</summary>
    public ValueList<string> Controls { get; init; } = [];

    /// <summary>A framework by whose controls the rows are ordered.</summary>
    public string? By { get; init; }

    /// <summary>Words to search for.</summary>
    public string? Query { get; init; }

    /// <summary>One of <see cref="MatrixViewKind"/>; the table when null.</summary>
    public string? View { get; init; }

    /// <summary>Reads a filter from named values. Unknown keys are ignored, empty values are no values.</summary>
    /// <param name="valueOf">Gives the text of a key, or null; several values of one key are joined by commas.</param>
    public static MatrixFilter Parse(Func<string, string?> valueOf)
    {
        return new MatrixFilter
        {
            Deployment = Word(DeploymentKey),
            Models = Separate(Text(ModelKey, ListMaxLength)?.ToLowerInvariant() ?? "", [',']),
            Party = Word(PartyKey),
            Role = Word(RoleKey),
            Domain = Word(DomainKey),
            Framework = Word(FrameworkKey),
            Controls = Separate(Text(ControlKey, ListMaxLength) ?? "", [',']),
            By = Word(ByKey),
            Query = Text(QueryKey),
            View = Word(ViewKey) is { } view && view != MatrixViewKind.Table ? view : null,
        };

        string? Text(string key, int maxLength = ValueMaxLength)
        {
            var text = valueOf(key)?.Trim();
            return string.IsNullOrEmpty(text) ? null : text.Length > maxLength ? text[..maxLength].TrimEnd() : text;
        }

        string? Word(string key) => Text(key)?.ToLowerInvariant();
    }

    /// <summary>The filter without one of its keys; dropping <c>party</c> drops <c>role</c> too, which means nothing alone.</summary>
    public MatrixFilter Without(string key) => key switch
    {
        DeploymentKey => this with { Deployment = null },
        ModelKey => this with { Models = [] },
        PartyKey => this with { Party = null, Role = null },
        RoleKey => this with { Role = null },
        DomainKey => this with { Domain = null },
        FrameworkKey => this with { Framework = null },
        ControlKey => this with { Controls = [] },
        ByKey => this with { By = null },
        QueryKey => this with { Query = null },
        ViewKey => this with { View = null },
        _ => this,
    };

    /// <summary>The keys that have a value, with it, in the order of <see cref="Keys"/>.</summary>
    public IEnumerable<(string Key, string Value)> Values()
    {
        foreach (var key in Keys)
        {
            if (ValueOf(key) is { } value)
            {
                yield return (key, value);
            }
        }
    }

    /// <summary>The value of a key as an address writes it, or null.</summary>
    public string? ValueOf(string key) => key switch
    {
        DeploymentKey => Deployment,
        ModelKey => Joined(Models),
        PartyKey => Party,
        RoleKey => Role,
        DomainKey => Domain,
        FrameworkKey => Framework,
        ControlKey => Joined(Controls),
        ByKey => By,
        QueryKey => Query,
        ViewKey => View,
        _ => null,
    };

    internal static ValueList<string> Separate(string text, ReadOnlySpan<char> separators) =>
        text.Split([.. separators], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(ValuesMaxCount)
            .ToValueList();

    private static string? Joined(ValueList<string> values) => values.Count == 0 ? null : string.Join(',', values);
}
