using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>What a filter shows of a version, by the controls of one framework and in the terms of cloud questionnaires.</summary>
public sealed class ControlCrosswalk
{
    public ControlCrosswalk(PublishedMatrix published, MatrixFilter filter, Framework framework, PartyRoles roles)
    {
        (Version, Filter, Framework, Roles) = (published.Version, filter, framework, roles);
        View = new MatrixView(published.Index, filter);
        Texts = new ControlTexts(Matrix, roles);
        var shown = View.Rows.ToHashSet();
        Controls = View
            .Index.ControlsIn(framework.Slug)
            .Select(control => control with { Rows = control.Rows.Where(shown.Contains).ToValueList() })
            .Where(control => control.Rows.Count > 0)
            .ToValueList();
    }

    public MatrixVersion Version { get; }

    public MatrixFilter Filter { get; }

    public Framework Framework { get; }

    public PartyRoles Roles { get; }

    public MatrixView View { get; }

    public Matrix Matrix => View.Matrix;

    public ControlTexts Texts { get; }

    /// <summary>The controls that shown rows map to, in natural order, with those rows.</summary>
    public ValueList<ControlRows> Controls { get; }

    /// <summary>Returns every control in one hosting model.</summary>
    public IEnumerable<ControlEntry> In(HostingModel model) => Controls.Select(control => EntryOf(control, model));

    /// <summary>Returns every control in every hosting model shown.</summary>
    public IEnumerable<ControlEntry> Entries => View.Columns.SelectMany(In);

    /// <summary>Returns the losses that do not depend on the columns of a target.</summary>
    public IEnumerable<(LossKind Kind, IEnumerable<string> Addresses)> CommonLosses()
    {
        var controls = Controls.Select(control => control.Identifier).ToList();
        return
        [
            (LossKind.Filtered, ContentLosses.In(View, LossKind.Filtered)),
            (LossKind.Viewpoint, View.Columns.Where(SelfManagedModel.Is).Select(model => model.Slug)),
            (LossKind.AccountableNotCarried, ContentLosses.In(View, LossKind.AccountableNotCarried)),
            (LossKind.JointNotCarried, ContentLosses.In(View, LossKind.JointNotCarried)),
            (LossKind.NotApplicableNotCarried, ContentLosses.In(View, LossKind.NotApplicableNotCarried)),
            (LossKind.BasisNotCarried, ContentLosses.In(View, LossKind.BasisNotCarried)),
            (LossKind.SharingNotCarried, ContentLosses.In(View, LossKind.SharingNotCarried)),
            (LossKind.SourceNotCarried, ContentLosses.In(View, LossKind.SourceNotCarried)),
            (LossKind.RowTextNotCarried, ContentLosses.In(View, LossKind.RowTextNotCarried)),
            (LossKind.StructureNotCarried, StructureNotCarried()),
            (LossKind.MappingNotCarried, MappedElsewhere()),
            (LossKind.RowUnmapped, Unmapped()),
            (LossKind.RowsMerged, Controls.Where(control => control.Rows.Count > 1).Select(control => control.Identifier)),
            (LossKind.TargetFiner, controls),
            (LossKind.StatusUnknown, controls),
        ];
    }

    /// <summary>The last sheet has the disclaimer. Domains, deployments and other frameworks aren't in the workbook at all.</summary>
    private IEnumerable<string> StructureNotCarried() =>
        ContentLosses
            .In(View, LossKind.StructureNotCarried)
            .Where(name => name != "disclaimer")
            .Append("domains")
            .Concat(Matrix.Deployments.Count > 0 ? ["deployments"] : [])
            .Concat(Matrix.Frameworks.Count > 1 ? ["frameworks"] : []);

    private IEnumerable<string> MappedElsewhere() =>
        View.Rows.Select(row => row.Responsibility)
            .Where(row => row.Controls.Any(mapping => mapping.Framework != Framework.Slug))
            .Select(row => row.Slug);

    private IEnumerable<string> Unmapped()
    {
        var mapped = Controls.SelectMany(control => control.Rows).ToHashSet();
        return View.Rows.Where(row => !mapped.Contains(row)).Select(row => row.Responsibility.Slug);
    }

    private ControlEntry EntryOf(ControlRows control, HostingModel model)
    {
        var roles = CloudRoles.None;
        foreach (var row in control.Rows)
        {
            roles |= Roles.Of(row.Responsibility.In(model.Slug));
        }

        return new ControlEntry(control.Identifier, model, control.Rows, SharedTerms.Of(roles));
    }
}
