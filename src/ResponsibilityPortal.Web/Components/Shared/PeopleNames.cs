using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>How readers are told of people: by name, or only by what they did, as <see cref="PortalOptions.PeopleOnReaderPages"/> says.</summary>
/// <remarks>The record of a version names them either way; it is what its hash is made over.</remarks>
public sealed class PeopleNames(IOptions<PortalOptions> options)
{
    /// <summary>Only approvers publish and approve, so this holds for everybody who is named with a version.</summary>
    private const string Role = "an approver";

    private const string Editor = "an editor";

    private const string Program = "a token";

    private static readonly PeopleWay ByName = new(actor => actor.Shown, actor => actor.Shown, NamesPeople: true);

    private static readonly PeopleWay ByRole = new(actor => RoleOf(actor, Role), actor => RoleOf(actor, Editor), NamesPeople: false);

    /// <summary>Who published a version, alone.</summary>
    public string PublisherOf(MatrixVersion version) => NameOf(version.PublishedBy);

    /// <summary>Who published a version and who approved it.</summary>
    public string Provenance(MatrixVersion version)
    {
        var published = version.IsImported ? "imported" : $"published by {NameOf(version.PublishedBy)}";
        return $"{published}; {(version.ApprovedBy is { } approver ? $"approved by {NameOf(approver)}" : "approval: none")}";
    }

    /// <summary>Somebody who published or approved a version.</summary>
    public string NameOf(Actor actor) => Current.NameOf(actor);

    /// <summary>Somebody who edited what a version holds.</summary>
    public string EditorOf(Actor actor) => Current.EditorOf(actor);

    /// <summary>All ways of naming people that an operator can choose, the one in use first.</summary>
    public IReadOnlyList<PeopleWay> Ways => IsByRole ? [ByRole, ByName] : [ByName, ByRole];

    /// <summary>The way in use.</summary>
    public PeopleWay Current => IsByRole ? ByRole : ByName;

    private bool IsByRole => options.Value.PeopleOnReaderPages == PortalOptions.PeopleByRole;

    private static string RoleOf(Actor actor, string role) => actor.IsPortal ? actor.Shown : actor.IsToken ? Program : role;
}
