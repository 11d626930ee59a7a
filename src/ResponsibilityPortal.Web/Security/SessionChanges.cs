namespace ResponsibilityPortal.Web.Security;

/// <summary>Notifies subscribers that the sessions or rights of a user have changed.</summary>
public sealed class SessionChanges
{
    /// <summary>Raised with the user's ID after the change was committed.</summary>
    public event Action<Guid>? Changed;

    public void Raise(Guid user) => Changed?.Invoke(user);
}
