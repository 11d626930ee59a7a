namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>What can be done to an element of a list.</summary>
public enum ElementAction
{
    Change,
    Up,
    Down,
    Move,
    Copy,
    Remove,
    CheckedToday,
}
