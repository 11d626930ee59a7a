using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The parties, hosting models and texts of the matrix that an import makes.</summary>
internal sealed class ImportStructure
{
    private readonly ImportChoices _choices;
    private readonly ImportTarget _target;
    private readonly ValueList<Party> _parties;
    private bool _isJoint;

    public ImportStructure(ImportChoices choices, ImportTarget target)
    {
        (_choices, _target) = (choices, target);
        var newParties = choices.Parties.Where(party => Before?.Parties.Any(known => known.Slug == party.Slug) != true).ToList();
        _parties = [.. Before?.Parties ?? [], .. newParties];
        var named = choices
            .Models.Where(model => choices.Columns.Any(column => column.IsAboutCells && column.Model == model.Slug))
            .ToList();
        Models =
        [
            .. (named.Count > 0 ? named : choices.Models.ToList()).Select(model =>
                Before?.HostingModels.FirstOrDefault(known => known.Slug == model.Slug) is { } existing
                    ? existing with
                    {
                        Parties = existing.Parties.Concat(newParties.Select(party => party.Slug)).Distinct().ToValueList(),
                    }
                    : new HostingModel
                    {
                        Slug = model.Slug,
                        Name = model.Name,
                        Parties = choices.Parties.Select(party => party.Slug).ToValueList(),
                    }
            ),
        ];
    }

    /// <summary>The draft; null for a new matrix.</summary>
    public Matrix? Before => (_target as ImportTarget.Draft)?.Content;

    /// <summary>The hosting models that the table fills.</summary>
    public ValueList<HostingModel> Models { get; }

    public string NameOf(string party) => _parties.FirstOrDefault(known => known.Slug == party)?.Name ?? party;

    /// <summary>Notes that a cell has parties that share accountability. Only the user's own decision leads here.</summary>
    public void AllowJoint(bool isJoint) => _isJoint |= isJoint;

    public Matrix With(ValueList<ControlDomain> domains)
    {
        var matrix = Before ?? New((ImportTarget.NewMatrix)_target);
        return matrix with
        {
            Parties = _parties,
            HostingModels =
            [
                .. matrix.HostingModels.Select(known => Models.FirstOrDefault(model => model.Slug == known.Slug) ?? known),
                .. Models.Where(model => matrix.HostingModels.All(known => known.Slug != model.Slug)),
            ],
            Frameworks =
            [
                .. matrix.Frameworks,
                .. _choices.Framework is { } framework && matrix.Frameworks.All(known => known.Slug != framework.Slug)
                    ? [framework]
                    : (Framework[])[],
            ],
            AllowsJointAccountability = matrix.AllowsJointAccountability || _isJoint,
            Domains = domains,
        };
    }

    private static Matrix New(ImportTarget.NewMatrix target) =>
        new()
        {
            Slug = target.Slug,
            Title = target.Title,
            Issuer = target.Issuer,
            Standing = target.Standing,
            Summary = target.Summary,
            Parties = [],
            HostingModels = [],
            Domains = [],
        };
}
