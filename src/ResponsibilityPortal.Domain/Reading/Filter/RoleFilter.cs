using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>The values of the filter <c>role</c>.</summary>
public static class RoleFilter
{
    public const string Accountable = "accountable";

    /// <summary>Shares accountability with others in a chosen model. That alone doesn't make it "accountable".</summary>
    public const string Shared = "shared";

    public const string Contributing = "contributing";

    /// <summary>Contributes in a chosen model and is accountable in none, alone or jointly. Counted in "you contribute".</summary>
    public const string OnlyContributing = "only-contributing";

    /// <summary>Has no part in any chosen model. Counted in "not yours".</summary>
    public const string None = "none";

    public static ValueList<string> All { get; } = [Accountable, Shared, Contributing, OnlyContributing, None];

    /// <summary>Returns the values that a matrix has: only one that allows joint accountability has shared duties.</summary>
    public static ValueList<string> In(Matrix matrix) =>
        matrix.AllowsJointAccountability ? All : All.Where(role => role != Shared).ToValueList();
}
