using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>Every filter, and the few that pages, files and feeds treat specially.</summary>
public static class FilterFields
{
    /// <summary>The reader's deployment; represents its hosting models.</summary>
    public static FilterField Deployment { get; } = new DeploymentField();

    /// <summary>Hosting models. Hides columns, not rows.</summary>
    public static FilterField Model { get; } = new ModelField();

    public static FilterField Party { get; } = new PartyField();

    /// <summary>What the party does; without a party, what any party does.</summary>
    public static FilterField Role { get; } = new RoleField();

    public static FilterField Domain { get; } = new DomainField();

    public static FilterField Framework { get; } = new FrameworkField();

    public static FilterField Control { get; } = new ControlField();

    /// <summary>A framework whose controls order the rows.</summary>
    public static FilterField Order { get; } = new OrderField();

    /// <summary>Words to search for.</summary>
    public static FilterField Search { get; } = new SearchField();

    /// <summary>The form of the page.</summary>
    public static FilterField View { get; } = new ViewField();

    /// <summary>All filters, in the order in which addresses write them.</summary>
    public static ValueList<FilterField> All { get; } = [Deployment, Model, Party, Role, Domain, Framework, Control, Order, Search, View];

    /// <summary>Returns the position of a filter in addresses, from 0.</summary>
    internal static int PositionOf(FilterField field)
    {
        var position = 0;
        while (All[position] != field)
        {
            position++;
        }

        return position;
    }
}
