namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Signals changes that open pages of a matrix follow.</summary>
public interface IMatrixChanges
{
    /// <summary>Raised with the slug of a matrix after a change.</summary>
    event Action<string>? Changed;
}
