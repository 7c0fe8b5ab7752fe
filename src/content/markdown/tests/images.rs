//! Images, figures and embeds.

use insta::assert_snapshot;

use super::*;

#[test]
fn images() {
    assert_snapshot!(html("Avec ![une vue](a/vue.png) dedans"), @"<p>Avec {img a/vue.png} dedans</p>");
    assert_snapshot!(html("![une \"vue\" & <b>](https://a.org/x.png)"), @r#"<figure class="image"><img src="https://a.org/x.png" alt="une «⍽vue⍽» &amp;" loading="lazy" decoding="async"></figure>"#);
    assert_snapshot!(html("[![vue](vue.png)](autre.md)"), @"<p>{a autre.md}{img vue.png}{/a}</p>");
    assert_snapshot!(html("[[autre|![vue](vue.png)]]"), @"<p>{a autre}{img vue.png}{/a}</p>");
    assert_snapshot!(links("Une ![*belle* `vue`](vue.png \"Titre\") et ![[autre.PNG|l'autre]]"), @r#"
    Image vue.png | belle vue   <- ![*belle* `vue`](vue.png "Titre")
    WikiImage autre.PNG | l’autre   <- ![[autre.PNG|l'autre]]
    "#);
}

#[test]
fn image_sizes() {
    let size = |text: &str| {
        let link = body(text).outline.links.remove(0);
        (link.label.unwrap_or_default(), link.width, link.height)
    };
    let found = |label: &str, width, height| (label.to_owned(), width, height);
    assert_eq!(size("![[p.png|300]]"), found("", Some(300), None));
    assert_eq!(size("![[p.png|300x200]]"), found("", Some(300), Some(200)));
    assert_eq!(size("![[p.png|une vue|300]]"), found("une vue", Some(300), None));
    assert_eq!(size("![[p.png|une vue]]"), found("une vue", None, None));
    assert_eq!(size("![une vue|300x200](p.png)"), found("une vue", Some(300), Some(200)));
    assert_eq!(size("![2024](p.png)"), found("2024", None, None), "an alternative text may be a number");
    assert_eq!(size("![[p.png|0]]"), found("0", None, None));
    assert_eq!(size("![[p.png|99999]]"), found("99999", None, None));
}

#[test]
fn figures() {
    assert_snapshot!(html("![vue](vue.png)"), @r#"<figure class="image">{figure vue.png}</figure>"#);
    assert_snapshot!(html("![vue](vue.png \"Une vue : « ici »\")"), @r#"<figure class="image">{figure vue.png}<figcaption>Une vue⍽: «⍽ici⍽»</figcaption></figure>"#);
    assert_snapshot!(html("![vue](https://a.org/vue.png \"Photo : A. B.\")"), @r#"<figure class="image"><img src="https://a.org/vue.png" alt="vue" loading="lazy" decoding="async"><figcaption>Photo⍽: A. B.</figcaption></figure>"#);
    assert_snapshot!(html("![vue](vue.png)\nCrédit : [A. B.](https://a.org/) ^nom"), @r#"
    <span id="block-nom"></span>
    <figure class="image">{figure vue.png}<figcaption><span class="credit">Crédit⍽: <a class="external" rel="external" href="https://a.org/">A. B.</a></span></figcaption></figure>
    "#);
    assert_snapshot!(html("![vue](vue.png \"Là\")\n© A. B."), @r#"<figure class="image">{figure vue.png}<figcaption>Là <span class="credit">© A. B.</span></figcaption></figure>"#);
    assert_snapshot!(html("![vue](vue.png)\nOn y voit : tout."), @"
    <p>{img vue.png}
    On y voit⍽: tout.</p>
    ");
    assert_snapshot!(html("![[vue.png|une vue]]"), @r#"<figure class="image">{figure vue.png}</figure>"#);
    assert_snapshot!(html("- ![vue](vue.png)"), @r"
    <ul>
    <li>{img vue.png}</li>
    </ul>
    ");
    assert_snapshot!(html("![a](a.png) ![b](b.png)"), @"<p>{img a.png} {img b.png}</p>");
}

#[test]
fn images_without_alternative() {
    assert_snapshot!(problems("![](vue.png)\n\nUne ![[vue.png]] et ![[vue.png|300]] et ![ok](vue.png)\n\n![](<une vue.png>)"), @r"
    image-without-alternative: this image has no alternative text   <- ![](vue.png)
      describe it for those who do not see it: ![description](vue.png)
    image-without-alternative: this image has no alternative text   <- ![[vue.png]]
      describe it for those who do not see it: ![[vue.png|description]]
    image-without-alternative: this image has no alternative text   <- ![[vue.png|300]]
      describe it for those who do not see it: ![[vue.png|description|300]]
    image-without-alternative: this image has no alternative text   <- ![](<une vue.png>)
      describe it for those who do not see it: ![description](<une vue.png>)
    ");
}

#[test]
fn embeds() {
    assert_snapshot!(html("Avant.\n\n![[deployer]]\n\nAprès."), @r"
    <p>Avant.</p>
    {embed deployer}
    <p>Après.</p>
    ");
    assert_snapshot!(html("![[deployer#Le pilote|le pilote]]\n\n![[deployer#^b1]]"), @r"
    {embed deployer}
    {embed deployer}
    ");
    assert_snapshot!(html("Dans une phrase ![[deployer]] on lie."), @"<p>Dans une phrase {link deployer} on lie.</p>");
    assert_snapshot!(html("- ![[deployer]]\n\n> ![[deployer]]"), @r"
    <ul>
    <li>{embed deployer}
    </li>
    </ul>
    <blockquote>
    {embed deployer}
    </blockquote>
    ");
    assert_snapshot!(links("![[deployer#Le pilote]]\n\n![[deployer|mot]]\n\nmot ![[deployer]] mot"), @r"
    Embed deployer # Le pilote   <- ![[deployer#Le pilote]]
    Embed deployer | mot   <- ![[deployer|mot]]
    Wiki deployer   <- ![[deployer]]
    ");
}
