namespace ResponsibilityPortal.Web.Security;

/// <summary>Tells whoever holds something open for a person that their sessions or rights have changed.</summary>
public sealed class SessionChanges
{
    /// <summary>Raised with the person's id, after the change was committed.</summary>
    public event Action<Guid>? Changed;

    public void Tell(Guid person) => Changed?.Invoke(person);
}
