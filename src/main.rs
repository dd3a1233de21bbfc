//! The command-line program.
fn main() {
    let t = &chancery::schema::TARGETS[0];
    println!("{}", (t.generate)());
}
