using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>The values of the filter <c>role</c>.</summary>
public static class RoleFilter
{
    public const string Accountable = "accountable";

    public const string Contributing = "contributing";

    /// <summary>Contributes in a chosen model and is accountable in none: what "you contribute" counts.</summary>
    public const string OnlyContributing = "only-contributing";

    /// <summary>Has no part in any chosen model: what "not yours" counts.</summary>
    public const string None = "none";

    public static ValueList<string> All { get; } = [Accountable, Contributing, OnlyContributing, None];
}
