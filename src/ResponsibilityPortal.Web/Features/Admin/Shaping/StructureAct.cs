namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>What can be done to an element of a list.</summary>
public enum StructureAct
{
    Change,
    Up,
    Down,
    Move,
    Copy,
    Remove,
    CheckedToday,
}
