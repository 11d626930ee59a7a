using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>Refers to users on the reader pages by name or by role, depending on <see cref="PortalOptions.PeopleOnReaderPages"/>.</summary>
/// <remarks>The record of a version contains the names in both cases, because they are part of its hash.</remarks>
public sealed class UserNames(IOptions<PortalOptions> options)
{
    /// <summary>The role of every user who is named with a version: only approvers can publish and approve.</summary>
    private const string Role = "an approver";

    private const string Editor = "an editor";

    private const string Program = "a token";

    private static readonly UserNaming ByName = new(actor => actor.Shown, actor => actor.Shown, NamesUsers: true);

    private static readonly UserNaming ByRole = new(actor => RoleOf(actor, Role), actor => RoleOf(actor, Editor), NamesUsers: false);

    /// <summary>Returns who published a version.</summary>
    public string PublisherOf(MatrixVersion version) => NameOf(version.PublishedBy);

    /// <summary>Returns who published a version and who approved it.</summary>
    public string Provenance(MatrixVersion version)
    {
        var published = version.IsImported ? "imported" : $"published by {NameOf(version.PublishedBy)}";
        return $"{published}; {(version.ApprovedBy is { } approver ? $"approved by {NameOf(approver)}" : "approval: none")}";
    }

    /// <summary>Returns the words for a user who published or approved a version.</summary>
    public string NameOf(Actor actor) => Current.NameOf(actor);

    /// <summary>Returns the words for a user who edited the content of a version.</summary>
    public string EditorOf(Actor actor) => Current.EditorOf(actor);

    /// <summary>All ways that an operator can choose, the current one first.</summary>
    public IReadOnlyList<UserNaming> Ways => IsByRole ? [ByRole, ByName] : [ByName, ByRole];

    /// <summary>The way that the operator has chosen.</summary>
    public UserNaming Current => IsByRole ? ByRole : ByName;

    private bool IsByRole => options.Value.PeopleOnReaderPages == PortalOptions.PeopleByRole;

    private static string RoleOf(Actor actor, string role) =>
        actor.IsPortal ? actor.Shown
        : actor.IsToken ? Program
        : role;
}
